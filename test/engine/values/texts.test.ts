import type { INodeParameters } from 'n8n-workflow';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';
import { appNamed, recipient, sentTo, useSinch } from '../../support/sinch';

useExpressionEngine();

const chatwoot = useChatwoot();
const olderChatwoot = useChatwoot({ serverVersion: '4.8' });
const respondent = useRespondent();
const sinch = useSinch('basic');

type Run = (text: string, more?: INodeParameters) => ReturnType<typeof chatwoot.run>;
const services: Array<[name: string, run: Run, bodies: () => unknown[]]> = [
	[
		'Chatwoot',
		async (text, more) => await chatwoot.run('message:send', { conversationId: byId('2'), text, ...more }),
		() => chatwoot.sandbox.requests.filter(({ method }) => method === 'POST').map(({ body }) => body),
	],
	[
		'Chatwoot 4.8.0',
		async (text, more) => await olderChatwoot.run('message:send', { conversationId: byId('2'), text, ...more }),
		() => olderChatwoot.sandbox.requests.filter(({ method }) => method === 'POST').map(({ body }) => body),
	],
	[
		'Respondent',
		async (text, more) => {
			const conversationId = byId(respondent.sandbox.store.conversations[0]?.uid ?? '');
			return await respondent.run('message:send', { conversationId, text, ...more });
		},
		() => respondent.sandbox.requests.filter(({ method }) => method === 'POST').map(({ body }) => body),
	],
	[
		'Sinch',
		async (text, more) => {
			const appId = byId(appNamed(sinch.sandbox, 'Customer care'));
			return await sinch.run('message:send', { appId, sendTo: recipient('+46701234501'), text, ...more });
		},
		() => sentTo(sinch, 'POST', '/messages:send').map(({ body }) => body),
	],
];

describe.each(services)('a text for %s', (_name, run, bodies) => {
	it('that an expression has cut within an emoji is well-formed, and is sent once under Skip', async () => {
		const text = '={{ "Hello 😀".slice(0, 7) }}';
		const first = await run(text, { skipIfSent: true });
		expect(first.error).toBeUndefined();
		expect(JSON.stringify(bodies())).toContain('Hello \ufffd');
		const second = await run(text, { skipIfSent: true });
		expect(second.items[0]?.json.status).toBe('already sent');
	});

	it.each(['\u200b', '\u2800 \ufe0f', '\u2060\u3164'])('that nobody can see is empty: %j', async (text) => {
		expect((await run(text)).error?.message).toContain('is empty');
		expect(bodies()).toEqual([]);
	});
});

describe('a message of Chatwoot', () => {
	it('with a file and half an emoji is sent once under Skip', async () => {
		const file = { data: 'YWJj', mimeType: 'text/plain', fileName: 'a.txt' };
		const parameters = {
			conversationId: byId('2'),
			text: '={{ "Hello 😀".slice(0, 7) }}',
			skipIfSent: true,
			options: { attachments: 'data' },
		};
		const items = [{ json: {}, binary: { data: file } }];
		await chatwoot.run('message:send', parameters, items);
		const second = await chatwoot.run('message:send', parameters, items);
		expect(second.items[0]?.json.status).toBe('already sent');
	});

	it('is as long as it has characters: an emoji is one', async () => {
		const parameters = { conversationId: byId('2'), text: '={{ "😀".repeat(150000) }}' };
		expect((await chatwoot.run('message:send', parameters)).error).toBeUndefined();
		const longer = { ...parameters, text: '={{ "😀".repeat(150001) }}' };
		expect((await chatwoot.run('message:send', longer)).error?.message).toContain('has 150001 characters');
	});
});
