import { needsUrl, requireFreeUrl } from '../../../nodes/Chatwoot/trigger/callbackUrl';

const OLD = 'http://192.168.1.5:5678/webhook/abc/webhook';
const NEW = 'https://n8n.example.com/webhook/abc/webhook';
const GATEWAY = 'https://gateway.example/n8n/webhook/abc/webhook';
const saved = { url: OLD, inboxId: '7', ownUserId: '1', readAt: 1 };
const inbox = (webhookUrl?: string) => ({ id: 7, ...(webhookUrl !== undefined && { webhook_url: webhookUrl }) });

describe('the URL that an inbox calls', () => {
	it('is replaced when the trigger entered it, and n8n has another address since', () => {
		expect(needsUrl(inbox(OLD), { url: NEW, saved })).toBe(true);
		expect(() => requireFreeUrl(inbox(OLD), { url: NEW, saved, isTest: false })).not.toThrow();
	});

	it('stays when a person pasted that of a gateway, and where the server does not show it', () => {
		expect(needsUrl(inbox(GATEWAY), { url: NEW, saved: undefined })).toBe(false);
		expect(needsUrl(inbox(GATEWAY), { url: NEW, saved })).toBe(false);
		expect(needsUrl(inbox(), { url: NEW, saved: undefined })).toBe(false);
	});

	it('is not that of another inbox, nor one that was entered elsewhere', () => {
		expect(() =>
			requireFreeUrl({ ...inbox('https://x.example/a'), id: 8 }, { url: NEW, saved, isTest: false }),
		).toThrow('calls another URL, which is not replaced: https://x.example/a');
	});

	it.each([['no URL'], ['https://user:key@x.example/a?token=t']])('is shown without keys: %s', (url) => {
		const shown = () => requireFreeUrl(inbox(url), { url: NEW, saved: undefined, isTest: false });
		expect(shown).toThrow(/not replaced: (no URL|https:\/\/x\.example\/a)$/);
	});
});
