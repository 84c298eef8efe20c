import type { IDataObject } from 'n8n-workflow';
import {
	changedResponseOutput,
	conversationOutput,
	messageOutput,
	projectOutput,
	screenerResponseOutput,
	sentMessageOutput,
} from '../../../nodes/Respondent/outputs';
import { batchInviteOutput, profileOutput, teamRespondentOutput } from '../../../nodes/Respondent/outputsOfPeople';
import { fullName } from '../../../nodes/Respondent/participants';
import { Failure, type Output } from '../../../nodes/shared';
import { conversation, message, OWN, owner, person, rowAnswering } from './fakes';

async function simplified(output: Output, record: IDataObject, answer: () => unknown = () => conversation()) {
	const [shown] = await output.simplify([record], rowAnswering(answer).row);
	return shown ?? {};
}

describe('a conversation', () => {
	it('is shown with the people in it, ourselves left out', async () => {
		const latestMessage = { body: 'Hi', createdAt: '2026-03-02T08:00:00.000Z' };
		const group = conversation({
			latestMessage,
			messagesCount: 3,
			participants: [owner, person('noor'), person('max', { firstName: 'Max', lastName: 'M' })],
		});
		await expect(simplified(conversationOutput, group)).resolves.toEqual({
			conversationId: 'c1',
			contactId: 'user-noor, user-max',
			name: 'Kitchen habits',
			participants: 'Noor B, Max M',
			projectId: 'p1',
			messageCount: 3,
			lastMessageText: 'Hi',
			lastMessageAt: '2026-03-02T08:00:00.000Z',
			locked: false,
			createdAt: '2026-03-01T09:00:00.000Z',
		});
	});

	it.each([null, {}, undefined])('has no last message when the server says %j', async (latestMessage) => {
		const shown = await simplified(conversationOutput, conversation({ latestMessage }));
		expect(shown).toMatchObject({ lastMessageText: null, lastMessageAt: null });
	});
});

describe('a message', () => {
	it('of our own is outgoing, and goes to the others', async () => {
		await expect(simplified(messageOutput, message('m1', 'Hi'))).resolves.toEqual({
			messageId: 'm1',
			conversationId: 'c1',
			contactId: 'user-noor',
			direction: 'outgoing',
			channel: 'respondent',
			text: 'Hi',
			sentAt: '2026-03-02T08:00:00.000Z',
			senderName: 'Robin K',
			projectId: 'p1',
		});
	});

	it('of somebody else is incoming, and comes from them', async () => {
		const incoming = message('m1', 'Hi', { sender: person('noor') });
		await expect(simplified(messageOutput, incoming)).resolves.toMatchObject({
			direction: 'incoming',
			contactId: 'user-noor',
			senderName: 'Noor B',
		});
	});

	it('has no direction where it cannot be found out who we are', async () => {
		const down = () => {
			throw new Failure('notSent', 'Down');
		};
		await expect(simplified(messageOutput, message('m1', 'Hi'), down)).resolves.toMatchObject({ direction: null });
		await expect(simplified(messageOutput, message('m1', 'Hi'), () => null)).resolves.toMatchObject({
			direction: null,
		});
	});

	it('names no contact where it cannot be found out who we are: we may be among these people', async () => {
		const shown = await simplified(messageOutput, message('m1', 'Hi'), () => conversation({ user: null }));
		expect(shown).toMatchObject({ direction: null, contactId: undefined });
	});

	it('asks again who we are, at the next page, after a look-up that was no answer', async () => {
		const answers = [null, conversation()];
		const { row, calls } = rowAnswering(() => answers.shift());
		const [first] = await messageOutput.simplify([message('m1', 'Hi')], row);
		const [second] = await messageOutput.simplify([message('m2', 'Hi')], row);
		expect([first?.direction, second?.direction]).toEqual([null, 'outgoing']);
		expect(second?.contactId).toBe('user-noor');
		expect(calls).toHaveLength(2);
	});

	it('finds out who we are from another conversation where the first is gone', async () => {
		const { row, calls } = rowAnswering(({ url }) => {
			if (url.endsWith('/c1')) throw new Failure('rejectedByApi', 'Gone', { code: '404' });
			return conversation({ uid: 'c2' });
		});
		const messages = [message('m1', 'a'), message('m2', 'b', { conversation: conversation({ uid: 'c2' }) })];
		const shown = await messageOutput.simplify(messages, row);
		expect(shown.map(({ direction }) => direction)).toEqual(['outgoing', 'outgoing']);
		expect(calls).toHaveLength(2);
	});

	it('passes attachments on where there are any', async () => {
		const attachments = [{ uid: 'a1', url: 'https://files.example.net/a1' }];
		await expect(simplified(messageOutput, message('m1', 'Hi', { attachments }))).resolves.toMatchObject({
			attachments,
		});
	});

	it('costs one look-up for a whole page, and one per run', async () => {
		const { row, calls } = rowAnswering(() => conversation());
		await messageOutput.simplify([message('m1', 'a'), message('m2', 'b')], row);
		await messageOutput.simplify([message('m3', 'c')], row);
		expect(calls.map(({ url }) => url)).toEqual(['/v1/messaging/conversations/c1']);
	});

	it('that we have just sent is ours without a look-up', async () => {
		const { row, calls } = rowAnswering(() => null);
		const [shown] = await sentMessageOutput.simplify([message('m1', 'Hi')], row);
		expect(shown).toMatchObject({ direction: 'outgoing', contactId: 'user-noor' });
		expect(calls).toEqual([]);
	});
});

describe('a screener response', () => {
	it('begins with the id by which its person is messaged', async () => {
		const record = {
			id: 's1',
			userId: 'u1',
			projectId: 'p1',
			status: 'INVITED',
			qualified: true,
			profile: { firstName: 'Noor', lastName: 'B' },
			visibility: { status: 'VISIBLE' },
		};
		const shown = await simplified(screenerResponseOutput, record);
		expect(Object.keys(shown)[0]).toBe('userId');
		expect(shown).toMatchObject({ screenerResponseId: 's1', name: 'Noor B', favorite: false, visibility: 'VISIBLE' });
	});
});

describe('every output', () => {
	const outputs = {
		batchInviteOutput,
		changedResponseOutput,
		conversationOutput,
		messageOutput,
		profileOutput,
		projectOutput,
		screenerResponseOutput,
		sentMessageOutput,
		teamRespondentOutput,
	};
	const odd: IDataObject[] = [
		{},
		{ uid: 'x', metadata: null, user: null, participants: null, latestMessage: null, sender: null, conversation: null },
		{ id: 'x', profile: null, visibility: null, externalResearcher: null },
		{ uid: 1, participants: [null, 'x', {}, { uid: OWN }], user: 'me', sender: [], conversation: [] },
		{ metadata: 'x', profile: [], visibility: 'VISIBLE', externalResearcher: 'x', latestMessage: [] },
	];

	it.each(Object.entries(outputs))(
		'%s survives whatever a record leaves out, with at most 11 flat fields',
		async (_name, output) => {
			for (const record of odd) {
				const shown = await simplified(output, record, () => null);
				expect(Object.keys(shown).length).toBeLessThanOrEqual(11);
				expect(() => output.ids(record)).not.toThrow();
			}
		},
	);

	it.each(Object.entries(outputs))('%s shows the ids that every other form carries', async (_name, output) => {
		const record = { uid: 'u', id: 'i', userId: 'person', projectId: 'p', conversation: { uid: 'c' } };
		const shown = await simplified(output, record, () => null);
		expect(shown).toMatchObject(output.ids(record));
	});
});

describe('fullName', () => {
	it.each([
		[{ firstName: 'Noor', lastName: 'B' }, 'Noor B'],
		[{ firstName: 'Noor' }, 'Noor'],
		[{ firstName: '', lastName: null }, ''],
		[{}, ''],
	])('makes %j into %j', (who, expected) => {
		expect(fullName(who)).toBe(expected);
	});
});
