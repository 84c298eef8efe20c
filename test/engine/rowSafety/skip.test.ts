import { toText } from '../../../nodes/shared/base/record';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { byId } from '../../support/harness';
import { SEND, fromRow, sheetOf, storedPerRow } from './sheet';

useExpressionEngine();
const harness = useRespondent();

const skip = { skipIfSent: true };
const check = (skipIfSent: boolean) => ({ checkOnly: true, skipIfSent });
const sends = () => harness.requestsTo(SEND).length;
const ones = (count: number) => Array.from({ length: count }, () => 1);

describe('Skip If Already Sent: Message: Send', () => {
	it('makes a second run of the same sheet send nothing', async () => {
		const sheet = sheetOf(harness.sandbox, 25);
		const first = await harness.run('message:send', { ...fromRow, ...skip }, sheet);
		const second = await harness.run('message:send', { ...fromRow, ...skip }, sheet);
		expect(storedPerRow(harness.sandbox, 25)).toEqual(ones(25));
		expect(new Set(first.items.map(({ json }) => json.status))).toEqual(new Set(['sent']));
		expect(second.items.map(({ json }) => [json.status, json.messageId])).toEqual(
			first.items.map(({ json }) => ['already sent', json.messageId]),
		);
	});

	it('finishes a sheet that was broken off', async () => {
		const sheet = sheetOf(harness.sandbox, 20);
		await harness.run('message:send', fromRow, sheet.slice(0, 13));
		const { items } = await harness.run('message:send', { ...fromRow, ...skip }, sheet);
		expect(storedPerRow(harness.sandbox, 20)).toEqual(ones(20));
		expect(items.filter(({ json }) => json.status === 'already sent')).toHaveLength(13);
	});

	it('sends two rows of one run that are the same only once', async () => {
		const [row] = sheetOf(harness.sandbox, 1);
		const { items } = await harness.run('message:send', { ...fromRow, ...skip }, row ? [row, row, row] : []);
		expect(storedPerRow(harness.sandbox, 1)).toEqual([1]);
		expect(items.map(({ json }) => json.status)).toEqual(['sent', 'already sent', 'already sent']);
		expect(new Set(items.map(({ json }) => json.messageId)).size).toBe(1);
	});

	it('knows a text again whose line ends and margins the server has changed', async () => {
		const { uid } = harness.sandbox.store.conversations[0] ?? { uid: '' };
		harness.sandbox.store.insertMessage({ conversationUid: uid, body: 'Two\nlines', from: 'owner' });
		await harness.run('message:send', { conversationId: byId(uid), text: ' Two\r\nlines\n', ...skip });
		expect(sends()).toBe(0);
	});

	it('sends the same text to different conversations, and different texts to the same', async () => {
		const [one, two] = harness.sandbox.store.conversations.map(({ uid }) => uid);
		const rows = [
			{ to: one, text: 'Same' },
			{ to: two, text: 'Same' },
			{ to: one, text: 'Other' },
		];
		await harness.run(
			'message:send',
			{ ...fromRow, ...skip },
			rows.map((json) => ({ json })),
		);
		expect([harness.sandbox.store.messagesWithBody('Same').length, sends()]).toEqual([2, 3]);
	});

	it('does not take the same words of the participant for ours', async () => {
		const { uid } = harness.sandbox.store.conversations[0] ?? { uid: '' };
		harness.sandbox.store.insertMessage({ conversationUid: uid, body: 'OK', from: 'participant' });
		const { items } = await harness.run('message:send', { conversationId: byId(uid), text: 'OK', ...skip });
		expect(items[0]?.json.status).toBe('sent');
		expect(sends()).toBe(1);
	});

	it.each([
		[25, 1],
		[23, 0],
	])('looks back 24 hours: a message of %i hours ago leads to %i sends', async (hours, expected) => {
		const { uid } = harness.sandbox.store.conversations[0] ?? { uid: '' };
		const createdAt = new Date(Date.now() - hours * 3_600_000).toISOString();
		harness.sandbox.store.insertMessage({ conversationUid: uid, body: 'Reminder', from: 'owner', createdAt });
		await harness.run('message:send', { conversationId: byId(uid), text: 'Reminder', ...skip });
		expect(sends()).toBe(expected);
	});

	it('reads the list where a conversation does not hold all of its messages', async () => {
		harness.sandbox.quirks.embeddedMessages = 2;
		const sheet = sheetOf(harness.sandbox, 1);
		await harness.run('message:send', fromRow, sheet);
		const { uid } = harness.sandbox.store.conversations[0] ?? { uid: '' };
		for (let index = 0; index < 5; index++) {
			harness.sandbox.store.insertMessage({ conversationUid: uid, body: `Later ${index}`, from: 'owner' });
		}
		await harness.run('message:send', { ...fromRow, ...skip }, sheet);
		expect(storedPerRow(harness.sandbox, 1)).toEqual([1]);
		expect(harness.requestsTo('GET /v1/messaging/messages').length).toBeGreaterThan(0);
	});

	it('does not send when it cannot look', async () => {
		harness.sandbox.faults.add({
			kind: '500',
			route: 'GET /v1/messaging/conversations/{conversationUid}',
			times: Infinity,
		});
		const { error } = await harness.run('message:send', { ...fromRow, ...skip }, sheetOf(harness.sandbox, 1));
		expect(error?.message).toMatch(/^Respondent could not handle the request \(500\)/);
		expect(sends()).toBe(0);
	});

	it('switched off, looks nothing up', async () => {
		await harness.run('message:send', fromRow, sheetOf(harness.sandbox, 5));
		expect(new Set(harness.routes())).toEqual(new Set([SEND]));
	});
});

describe('Skip If Already Sent: Conversation: Create', () => {
	const CREATE = 'POST /v1/messaging/conversations';
	const people = (from: number, count: number) =>
		harness.sandbox.store.screenerResponses.slice(from, from + count).map(({ userId }) => userId);
	const create = async (participantIds: string[], extra = skip) =>
		await harness.run('conversation:create', {
			projectId: byId(harness.sandbox.store.projects[0]?.id ?? ''),
			participantsFrom: 'id',
			participantIds: participantIds.join(', '),
			...extra,
		});

	it('uses the conversation with exactly these people', async () => {
		const existing = harness.sandbox.store.conversations.find(
			({ participants }) => participants.at(-1)?.foreignId === people(0, 1)[0],
		);
		const { items } = await create(people(0, 1));
		expect(items[0]?.json).toMatchObject({ conversationId: existing?.uid, status: 'already sent' });
		expect(harness.requestsTo(CREATE)).toHaveLength(0);
	});

	it('opens one where there is none with exactly these people', async () => {
		const { items } = await create(people(0, 2));
		expect(items[0]?.json.status).toBe('sent');
		const again = await create(people(0, 2).reverse());
		expect(again.items[0]?.json).toMatchObject({
			conversationId: items[0]?.json.conversationId,
			status: 'already sent',
		});
		expect(harness.requestsTo(CREATE)).toHaveLength(1);
	});

	it('finds after a reset what it has opened', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: CREATE });
		const before = harness.sandbox.store.conversations.length;
		const { error, items } = await create(people(0, 3));
		expect(error).toBeUndefined();
		expect(items[0]?.json.conversationId).toBe(harness.sandbox.store.conversations.at(-1)?.uid);
		expect(harness.sandbox.store.conversations.length).toBe(before + 1);
	});

	it('reads the conversations of a project once per run', async () => {
		const rows = harness.sandbox.store.screenerResponses
			.slice(0, 20)
			.map(({ projectId, userId }) => ({ json: { projectId, userId } }));
		const parameters = {
			projectId: byId('={{ $json.projectId }}'),
			participantsFrom: 'id',
			participantIds: '={{ $json.userId }}',
		};
		await harness.run('conversation:create', { ...parameters, ...skip }, rows);
		expect(harness.requestsTo('GET /v1/messaging/conversations')).toHaveLength(1);
	});
});

describe('Check Only', () => {
	it('sends nothing and says what would happen to each row', async () => {
		const sheet = sheetOf(harness.sandbox, 3);
		await harness.run('message:send', fromRow, sheet.slice(0, 1));
		const [first] = sheet;
		const rows = first ? [...sheet, sheet[2] ?? first] : [];
		const { items } = await harness.run('message:send', { ...fromRow, ...check(true) }, rows);
		expect(sends()).toBe(1);
		expect(items.map(({ json }) => [json.wouldBe, json.sameAsEarlierRow])).toEqual([
			['already sent', false],
			['sent', false],
			['sent', false],
			['already sent', true],
		]);
		expect(items[0]?.json.messageId).toBe(harness.sandbox.store.messagesWithBody('Row 0')[0]?.uid);
	});

	it('tells that without Skip If Already Sent everything would be sent', async () => {
		const sheet = sheetOf(harness.sandbox, 1);
		await harness.run('message:send', fromRow, sheet);
		const { items } = await harness.run('message:send', { ...fromRow, ...check(false) }, sheet);
		expect(items[0]?.json).toMatchObject({ wouldBe: 'sent', note: expect.stringContaining('would be sent again') });
	});

	it('finds broken rows and unknown conversations', async () => {
		const rows = [{ json: { to: 'gone', text: 'Hi' } }, { json: { text: 'Hi' } }];
		const { outputs } = await harness.run('message:send', { ...fromRow, ...check(true) }, rows, {
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]?.map(({ json }) => toText(json.error).split('. ')[0])).toEqual([
			'Respondent does not know Conversation "gone" (404): Conversation not found',
			'"Conversation" is empty',
		]);
	});
});
