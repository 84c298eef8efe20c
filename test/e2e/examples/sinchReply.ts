import { toText } from '../../../nodes/shared/base/record';
import { waitFor } from '../support/waitFor';
import type { ExampleCase } from './case';

/** Marks each sample row; with a credential, it really sends to the people of the rows. */
export const sinchReplySend: ExampleCase = async (example) => {
	const sample = await example.runAsItIs('Start');
	expect(sample.rows('Mark as Sent').map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);

	const run = await example.run('Start');
	expect(run).toMatchObject({ status: 'success', error: undefined });
	expect(run.rows('Mark as Failed')).toEqual([]);
	const texts = run.rows('Rows').map(({ message }) => toText(message));
	expect(run.rows('Send Message').map(({ text }) => text)).toEqual(texts);
	for (const text of texts) expect(example.services.sinch.store.messagesWithText(text)).toHaveLength(1);
};

/** Marks the row of the sample reply; published, it starts when a person writes, with an item of the same form. */
export const sinchReplyReceived: ExampleCase = async (example) => {
	const trigger = 'Sinch Conversation Trigger';
	const sample = await example.runAsItIs(trigger);
	expect(sample.rows('Mark as Answered')).toMatchObject([{ status: 'answered', phone: '+15550101001' }]);

	const { sinch } = example.services;
	const { execution } = await example.runPublished(async () => {
		const webhook = await waitFor(async () => sinch.store.webhooks[0], { what: 'the webhook at Sinch' });
		sinch.personSays({ appId: webhook.app_id, from: '15550101002', text: 'Yes' });
	});
	const [item = {}] = execution.rows(trigger);
	expect(item).toMatchObject({ from: '+15550101002', text: 'Yes' });
	expect(Object.keys(item)).toEqual(Object.keys(sample.rows(trigger)[0] ?? {}));
};
