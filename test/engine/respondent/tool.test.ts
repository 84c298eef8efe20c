import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useRespondent();

describe('as the tool of an AI agent', () => {
	it('sends on every call, also when the same call comes again', async () => {
		const conversationId = byId(harness.sandbox.store.conversations[0]?.uid ?? '');
		await harness.asTool('message:send', { conversationId, text: 'Once' });
		await harness.asTool('message:send', { conversationId, text: 'Once' });
		expect(harness.sandbox.store.messagesWithBody('Once')).toHaveLength(2);
	});

	it('gives at most 100 records, and says how to narrow', async () => {
		const { items } = await harness.byAgent('message:getAll', { returnAll: true });
		for (const given of [items, await harness.asTool('message:getAll', { returnAll: true })]) {
			expect(given).toHaveLength(101);
			expect(given.at(-1)?.json.note).toBe(
				'Only the first 100 of 400 are shown. Narrow the filters, or lower the limit.',
			);
		}
	});

	it('gives an agent text that it can act on: what happened, and what to do', async () => {
		const gone = { conversationId: byId('gone'), text: 'Hi' };
		const words =
			'Respondent does not know Conversation "gone" (404): Conversation not found. ' +
			'Check the ID, and that it belongs to the account and environment of the credential.';

		expect((await harness.asTool('message:send', gone)).map(({ json }) => json)).toEqual([
			{ error: words, status: 'failed', mayHaveBeenSent: false },
		]);
		expect((await harness.byAgent('message:send', gone)).error?.message).toBe(words);
	});

	it('throws under On Error: Stop Workflow', async () => {
		const call = harness.asTool(
			'message:send',
			{ conversationId: byId('gone'), text: 'Hi' },
			{ onError: 'stopWorkflow' },
		);
		await expect(call).rejects.toThrow('(404): Conversation not found. Check');
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'throws under On Error: %s as well, since n8n hands errors to the agent',
		async (onError) => {
			const { run } = await harness.byAgent('message:send', { conversationId: byId('gone'), text: 'Hi' }, { onError });
			expect(run.data.resultData.runData.Node?.[0]?.error?.message).toContain('(404): Conversation not found. Check');
		},
	);
});
