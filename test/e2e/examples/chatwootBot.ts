import { waitFor } from '../support/waitFor';
import type { ExampleCase, ImportedExample } from './case';

const CONVERSATION = 2;

/** Publishes the example, lets a contact write in a pending conversation, and gives the items of a node. */
async function answered(example: ImportedExample, text: string, node: string) {
	const { chatwoot } = example.services;
	Object.assign(chatwoot.store.conversation(CONVERSATION) ?? {}, { status: 'pending' });
	const { execution } = await example.runPublished(async () => {
		const bot = () => chatwoot.store.inbox(7)?.agentBotId ?? undefined;
		await waitFor(async () => await Promise.resolve(bot()), { what: 'the bot of the inbox' });
		chatwoot.contactSays(CONVERSATION, text);
	});
	expect(execution).toMatchObject({ status: 'success', error: undefined });
	return execution.rows(node);
}

/** Answers the first sample, and hands the second one over; published, it does the same as the bot of an inbox. */
export const chatwootBot: ExampleCase = async (example) => {
	const sample = await example.runAsItIs('Chatwoot Trigger');
	expect(sample.rows('Answer')).toHaveLength(1);
	expect(sample.rows('Hand Over')).toMatchObject([{ conversationStatus: 'open' }]);

	const { store } = example.services.chatwoot;
	const [answer] = await answered(example, 'Where is my parcel?', 'Answer');
	expect(answer).toMatchObject({ conversationId: CONVERSATION, direction: 'outgoing' });
	expect(store.conversation(CONVERSATION)?.status).toBe('pending');

	await answered(example, 'A person, please', 'Hand Over');
	expect(store.conversation(CONVERSATION)).toMatchObject({ status: 'open', assigneeBotId: null });
	await waitFor(async () => await Promise.resolve(store.inbox(7)?.agentBotId === null || undefined), {
		what: 'the bot to be taken out',
	});
};
