import { waitFor } from '../support/waitFor';
import type { ExampleCase } from './case';

/** Marks each sample row; with a credential, it really sends to the people of the rows. */
export const chatwootReplySend: ExampleCase = async (example) => {
	const sample = await example.runAsItIs('Start');
	expect(sample).toMatchObject({ status: 'success', error: undefined });
	expect(sample.rows('Mark as Sent').map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);

	const run = await example.run('Start');
	expect(run).toMatchObject({ status: 'success', error: undefined });
	const texts = run.rows('Rows').map(({ message }) => message);
	expect(run.rows('Send to Contact').map(({ text }) => text)).toEqual(texts);
	for (const text of texts) {
		expect(example.services.chatwoot.store.messagesWithContent(text as string)).toHaveLength(1);
	}
};

/** Marks the row of the sample reply; published, it starts when a contact writes. */
export const chatwootReplyReceived: ExampleCase = async (example) => {
	const sample = await example.runAsItIs('Chatwoot Trigger');
	expect(sample.rows('Mark as Answered')).toMatchObject([{ status: 'answered', conversation_id: '412' }]);

	const { chatwoot } = example.services;
	const { execution } = await example.runPublished(async () => {
		await waitFor(async () => await Promise.resolve(chatwoot.store.webhooks[0]), { what: 'the webhook in Chatwoot' });
		chatwoot.contactSays(2, 'Yes');
	});
	expect(execution.rows('Chatwoot Trigger')).toMatchObject([{ conversationId: 2, text: 'Yes' }]);
};
