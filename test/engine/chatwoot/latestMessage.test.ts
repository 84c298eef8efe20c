import { toText } from '../../../nodes/shared/base/record';
import { importMessages, type ImportedMessage } from '../../../sandbox/chatwoot/store/importMessages';
import { ACTIVITY, INCOMING, OUTGOING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();

const LIST = 'GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';
const DAY = 86_400;

describe.each(['4.15', '4.8'] as const)('Message: Get Latest on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });
	const now = () => Math.floor(Date.now() / 1000);
	const newContact = () => harness.sandbox.store.insertContact({ name: 'Ada Dahl', email: 'ada.dahl@example.com' }).id;
	const open = (contactId: number) => harness.sandbox.store.insertConversation({ contactId, inboxId: 7 }).id;
	const say = (conversationId: number, content: string, days: number, more: Partial<ImportedMessage> = {}) =>
		importMessages(harness.sandbox.store, conversationId, [
			{ content, createdAt: now() - days * DAY, type: OUTGOING, ...more },
		])[0];
	const ofConversation = async (id: number, more = {}) =>
		(await harness.run('message:getLatest', { latestConversationId: byId(String(id)), ...more })).items[0]?.json;
	const ofContact = async (id: number) =>
		(await harness.run('message:getLatest', { latestIn: 'contact', latestContactId: byId(String(id)) })).items[0]?.json;

	it('says of our last message how long the contact has been silent', async () => {
		const contactId = newContact();
		const conversationId = open(contactId);
		say(conversationId, 'Hi', 5);
		say(conversationId, 'Are you there?', 2.5);
		const item = await ofConversation(conversationId);
		expect(item).toMatchObject({ conversationId, contactId, direction: 'outgoing', text: 'Are you there?' });
		expect(item?.daysSilent).toBeCloseTo(2.5, 2);
		expect(item).not.toHaveProperty('lastIncomingAt');
	});

	it('still tells of an answer that we have answered, in one request for messages', async () => {
		const conversationId = open(newContact());
		const answer = say(conversationId, 'Yes', 3, { type: INCOMING });
		say(conversationId, 'Great', 2);
		const lastIncomingAt = new Date((answer?.createdAt ?? 0) * 1000).toISOString();
		expect(await ofConversation(conversationId)).toMatchObject({ direction: 'outgoing', lastIncomingAt });
		// The list of inboxes, read once a run, tells the channel.
		expect(harness.routes()).toEqual([LIST, 'GET /api/v1/accounts/{account_id}/inboxes']);
	});

	it('finds an answer far back in a long conversation', async () => {
		const conversationId = open(newContact());
		say(conversationId, 'Yes', 200, { type: INCOMING });
		for (let day = 90; day > 0; day--) say(conversationId, `Day ${day}`, day);
		expect(await ofConversation(conversationId)).toMatchObject({ text: 'Day 1', lastIncomingAt: expect.any(String) });
	});

	it('takes no note, no activity entry and no deleted message for a message', async () => {
		const conversationId = open(newContact());
		say(conversationId, 'Hi', 4);
		say(conversationId, 'A note', 3, { private: true });
		say(conversationId, 'Ada was assigned', 2, { type: ACTIVITY });
		const deleted = say(conversationId, 'Oops', 1);
		await harness.run('message:delete', {
			conversationId: byId(String(conversationId)),
			messageId: String(deleted?.id),
			understandsFinal: true,
		});
		expect(await ofConversation(conversationId)).toMatchObject({ text: 'Hi' });
	});

	it('says that there is no message, in a conversation and of a contact', async () => {
		const contactId = newContact();
		expect(await ofContact(contactId)).toEqual({ found: false, contactId });
		const conversationId = open(contactId);
		expect(await ofConversation(conversationId)).toEqual({ found: false, conversationId, contactId });
		expect(await ofContact(contactId)).toEqual({ found: false, contactId });
	});

	it('looks in all conversations of a contact: the latest message, and the latest answer, may stand in different ones', async () => {
		const contactId = newContact();
		const [first, second, third] = [open(contactId), open(contactId), open(contactId)];
		say(first, 'Yes', 3, { type: INCOMING });
		say(second, 'No', 9, { type: INCOMING });
		say(second, 'Are you there?', 1);
		say(third, 'Old', 20);
		const item = await ofContact(contactId);
		expect(item).toMatchObject({ conversationId: second, contactId, text: 'Are you there?', direction: 'outgoing' });
		expect(Date.parse(toText(item?.lastIncomingAt)) / 1000).toBeCloseTo(now() - 3 * DAY, -2);
	});

	it.each([
		['raw', ['content', 'latest']],
		['selectedFields', ['content', 'daysSilent', 'messageId']],
	])('has the days in every form of output: %s', async (output, names) => {
		const conversationId = open(newContact());
		say(conversationId, 'Hi', 2);
		const selected = output === 'selectedFields' && { selectedFields: ['content'] };
		expect(Object.keys((await ofConversation(conversationId, { options: { output, ...selected } })) ?? {})).toEqual(
			expect.arrayContaining(names),
		);
	});

	it('fails where there is no such conversation', async () => {
		const { error } = await harness.run('message:getLatest', { latestConversationId: byId('999999') });
		expect(error?.message).toMatch(/404/);
	});
});
