import type { IDataObject } from 'n8n-workflow';
import { openedConversation, sentMessage } from '../../../nodes/Respondent/findSent';
import { callTo } from '../../../nodes/Respondent/routes';
import type { Call, Row } from '../../../nodes/shared';
import { conversation, message, owner, person, rowAnswering, sendCall } from './fakes';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 2, 9, 0, 0);
const look = { since: NOW - 24 * HOUR, ignoreCache: false };

const rowOfCall = <P extends string>(call: Call<P>): Row<P> => ({ ...rowAnswering(() => null).row, call });

describe('the message that was sent before', () => {
	/** Looks for "Hi" in a conversation that embeds `embedded`, and of which the list of messages gives `listed`. */
	async function find(embedded: IDataObject[], listed: IDataObject[] = [], changes: IDataObject = {}) {
		const holder = conversation({ messages: embedded, messagesCount: embedded.length + listed.length, ...changes });
		const { row, calls } = rowAnswering(({ url }) =>
			url === '/v1/messaging/messages' ? { results: listed, pageSize: 100, totalResults: listed.length } : holder,
		);
		return { found: await sentMessage.find(row, sendCall('Hi'), look), calls };
	}

	it('is the same text, sent by us, within the window', async () => {
		const { found, calls } = await find([message('m0', 'Ho'), message('m1', 'Hi')]);
		expect(found).toMatchObject({ uid: 'm1', conversation: { uid: 'c1' } });
		expect(calls).toHaveLength(1);
	});

	it.each([
		['another text', message('m1', 'Hi!')],
		['what somebody else wrote', message('m1', 'Hi', { sender: person('noor') })],
		['what was sent before the window', message('m1', 'Hi', { createdAt: '2026-03-01T08:59:59.999Z' })],
		['what has no date', message('m1', 'Hi', { createdAt: null })],
	])('is not %s', async (_what, other) => {
		expect((await find([other])).found).toBeUndefined();
		expect((await find([], [other])).found).toBeUndefined();
	});

	it('counts from the first moment of the window', async () => {
		const { found } = await find([message('m1', 'Hi', { createdAt: '2026-03-01T09:00:00.000Z' })]);
		expect(found).toMatchObject({ uid: 'm1' });
	});

	it('is looked for in the list only where the conversation does not hold all its messages', async () => {
		const whole = await find([message('m0', 'Ho')]);
		expect(whole.calls).toHaveLength(1);
		const partly = await find([message('m0', 'Ho')], [message('m1', 'Hi')]);
		expect(partly.found).toMatchObject({ uid: 'm1' });
		expect(partly.calls.map(({ url }) => url)).toEqual(['/v1/messaging/conversations/c1', '/v1/messaging/messages']);
		expect(partly.calls[1]?.query).toMatchObject({ conversationUid: 'c1', since: '2026-03-01T08:55:00.000Z' });
	});

	it('is looked for in the list where the conversation does not say how many messages it has', async () => {
		const { found } = await find([], [message('m1', 'Hi')], { messages: null, messagesCount: undefined });
		expect(found).toMatchObject({ uid: 'm1' });
	});

	it.each([[null], [''], [undefined], ['<html></html>']])(
		'is not known to be missing where the answer is %j',
		async (answer) => {
			const { row } = rowAnswering(() => answer);
			await expect(sentMessage.find(row, sendCall('Hi'), look)).rejects.toMatchObject({ reason: 'notSent' });
			const holder = conversation({ messagesCount: 5 });
			const half = rowAnswering(({ url }) => (url === '/v1/messaging/messages' ? answer : holder));
			await expect(sentMessage.find(half.row, sendCall('Hi'), look)).rejects.toMatchObject({ reason: 'notSent' });
		},
	);

	it('has the same key for the same text to the same conversation alone', () => {
		expect(sentMessage.key(rowOfCall(sendCall('Hi')))).toBe(sentMessage.key(rowOfCall(sendCall('Hi'))));
		expect(sentMessage.key(rowOfCall(sendCall('Hi')))).not.toBe(sentMessage.key(rowOfCall(sendCall('hi'))));
		const elsewhere = { ...sendCall('Hi'), url: '/v1/messaging/conversations/c2/messages' };
		expect(sentMessage.key(rowOfCall(sendCall('Hi')))).not.toBe(sentMessage.key(rowOfCall(elsewhere)));
	});
});

describe('the conversation that was opened before', () => {
	const opening = (...participantUserIds: string[]) =>
		callTo('POST /v1/messaging/conversations', { body: { projectId: 'p1', participantUserIds } });

	function list(...conversations: IDataObject[]) {
		return rowAnswering(() => ({ results: conversations, pageSize: 100, totalResults: conversations.length }));
	}
	const withPeople = (uid: string, ...people: string[]) =>
		conversation({ uid, participants: [owner, ...people.map((name) => person(name))] });

	it('is one with exactly these people, in whatever order they are named', async () => {
		const { row, calls } = list(withPeople('c1', 'a'), withPeople('c2', 'a', 'b'), withPeople('c3', 'a', 'b', 'c'));
		const found = await openedConversation.find(row, opening('USER-B', 'user-a'), look);
		expect(found).toMatchObject({ uid: 'c2' });
		expect(calls[0]?.query).toMatchObject({ projectId: 'p1' });
	});

	it('is neither one with more people nor one with fewer, nor one that was deleted', async () => {
		const deleted = { ...withPeople('c3', 'a', 'b'), deleted: true };
		const { row } = list(withPeople('c1', 'a'), withPeople('c2', 'a', 'b', 'c'), deleted);
		await expect(openedConversation.find(row, opening('user-a', 'user-b'), look)).resolves.toBeUndefined();
	});

	it('is read once for all rows of a run, and anew after a request that got lost', async () => {
		const { row, calls } = list(withPeople('c1', 'a'));
		await openedConversation.find(row, opening('user-a'), look);
		await openedConversation.find(row, opening('user-b'), look);
		const capitals = callTo('POST /v1/messaging/conversations', {
			body: { projectId: 'P1', participantUserIds: ['user-a'] },
		});
		expect(await openedConversation.find(row, capitals, look)).toMatchObject({ uid: 'c1' });
		expect(calls).toHaveLength(1);
		await openedConversation.find(row, opening('user-b'), { ...look, ignoreCache: true });
		expect(calls).toHaveLength(2);
	});

	it.each([[null], [{}], [{ results: null }]])('is not known to be missing where the list is %j', async (answer) => {
		const { row } = rowAnswering(() => answer);
		await expect(openedConversation.find(row, opening('user-a'), look)).rejects.toMatchObject({ reason: 'notSent' });
	});

	it('has the same key for the same people in the same project alone', () => {
		const key = openedConversation.key(rowOfCall(opening('a', 'b')));
		expect(openedConversation.key(rowOfCall(opening('B', 'A')))).toBe(key);
		const capitals = callTo('POST /v1/messaging/conversations', {
			body: { projectId: 'P1', participantUserIds: ['a', 'b'] },
		});
		expect(openedConversation.key(rowOfCall(capitals))).toBe(key);
		expect(openedConversation.key(rowOfCall(opening('a')))).not.toBe(key);
		const elsewhere = callTo('POST /v1/messaging/conversations', {
			body: { projectId: 'p2', participantUserIds: ['a', 'b'] },
		});
		expect(openedConversation.key(rowOfCall(elsewhere))).not.toBe(key);
	});
});
