import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();

describe.each(['4.15', '4.8'] as const)('In Reply To on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });

	const messageOf = (id: number) => String(harness.sandbox.store.messagesOf(id)[0]?.id);
	const answering = (inReplyTo: string, more: object = {}) => ({ text: 'Yes', options: { inReplyTo }, ...more });
	const writes = () =>
		harness.sandbox.requests.filter(({ method, route }) => method !== 'GET' && !route?.endsWith('/filter'));

	it('takes a message of the conversation', async () => {
		const { error } = await harness.run('message:send', answering(messageOf(2), { conversationId: byId('2') }));
		expect(error).toBeUndefined();
		const stored = harness.sandbox.store.messages.at(-1)?.contentAttributes;
		expect(stored).toMatchObject({ in_reply_to: Number(messageOf(2)) });
	});

	it('refuses a message of another conversation, also with Check Only', async () => {
		const parameters = answering(messageOf(3), { conversationId: byId('2') });
		const words = `"In Reply To" is ${messageOf(3)}, which is no message of conversation 2`;
		expect((await harness.run('message:send', parameters)).error?.message).toBe(words);
		const checked = { ...parameters, checkOnly: true };
		expect((await harness.run('message:send', checked)).error?.message).toBe(words);
		expect(writes()).toEqual([]);
	});

	it('refuses a message for a new conversation of Send to Contact', async () => {
		const to = { inboxId: byId('7'), person: by('email', 'contact001@example.com') };
		const parameters = answering(messageOf(3), {
			...to,
			options: { inReplyTo: messageOf(3), conversationChoice: 'alwaysNew' },
		});
		const { error } = await harness.run('message:sendToContact', parameters);
		expect(error?.message).toContain('which is no message of the new conversation');
		expect(writes()).toEqual([]);
	});
});
