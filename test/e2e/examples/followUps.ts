import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../../nodes/shared/base/record';
import type { Example } from '../../../dev/exampleFiles';
import type { Services } from '../../../dev/services';
import { importMessages } from '../../../sandbox/chatwoot/store/importMessages';
import { OUTGOING } from '../../../sandbox/chatwoot/store/records';
import { createDataTable, replyColumns } from '../support/dataTable';
import type { ExampleCase } from './case';

const DAY = 86_400_000;
const WEEK = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const NAMES = ['Noor', 'Mateo', 'Ingrid', 'Aiko'] as const;

/** How people are written to in one service. */
interface World {
	/** The columns of a person's row that say where to write. */
	where: (person: number) => Record<string, string>;
	/** Stores a message of ours that is so many days old, as the latest one to a person. */
	sent: (person: number, days: number) => void;
	/** Lets a person write. */
	answer: (person: number) => void;
	/** The texts that were sent to a person, the latest last. */
	texts: (person: number) => string[];
	/** Puts a person on the list of those who want no messages, where the service has one. */
	optOut?: (person: number) => void;
}

/** The example with other hours in Send Only Between. */
function withDays(days: string[]) {
	return (example: Example): Example => ({
		...example,
		nodes: example.nodes.map((node) => {
			if (node.name !== 'Remind') return node;
			const options = node.parameters.options as IDataObject;
			const hours = { from: '00:00', to: '24:00', days, timezone: '' };
			return { ...node, parameters: { ...node.parameters, options: { ...options, sendOnlyBetween: { hours } } } };
		}),
	});
}

// Neither yesterday nor tomorrow: it may be another day in the workflow's time zone.
const closed = withDays([WEEK[(new Date().getDay() + 3) % 7] ?? '']);
const open = withDays(WEEK);

/**
 * The samples end as the note says. Then with a table: one is reminded, once the hours are open; one has answered, one has been silent
 * for too short a time, and one was reminded twice. A second run sends nothing. Who answers the reminder is never reminded again. Who
 * has opted out, where that is known, is not reminded either.
 */
function followUp(service: 'chatwoot' | 'respondent' | 'sinch', worldOf: (services: Services) => World): ExampleCase {
	return async (example) => {
		const sample = await example.runAsItIs('Every Hour');
		expect(sample).toMatchObject({ status: 'success', error: undefined });
		expect(sample.rows('Mark as Answered')).toMatchObject([{ id: 2, status: 'answered' }]);
		expect(sample.rows('Mark as Reminded')).toMatchObject([{ id: 1, reminders: '1' }]);
		expect(sample.rows('Mark as No Answer')).toMatchObject([{ id: 4, status: 'no answer' }]);

		const world = worldOf(example.services);
		const title = { chatwoot: 'Chatwoot', respondent: 'Respondent', sinch: 'Sinch' }[service];
		const table = await createDataTable(example.rest, `${title} outreach`, replyColumns(service));
		for (const [person, days] of [3, 3, 1, 3].entries()) world.sent(person, days);
		const before = NAMES.map((_name, person) => world.texts(person).length);
		const name = service === 'respondent' ? 'first_name' : 'name';
		await table.insert(
			NAMES.map((who, person) => ({
				status: 'sent',
				[name]: who,
				...world.where(person),
				...(person === 3 && { reminders: '2' }),
			})),
		);
		world.answer(1);
		const state = async () => (await table.rows()).map(({ status, reminders }) => [status, reminders ?? '']);

		const outside = await example.import({ withSamples: false, change: closed });
		const held = await example.rest.runWorkflow(outside, 'Every Hour');
		expect(held).toMatchObject({ status: 'success', error: undefined });
		expect(held.rows('Remind')).toMatchObject([
			{ status: 'skipped', reason: expect.stringMatching(/The next time is 20\d\d-/) },
		]);
		const marked = [
			['sent', ''],
			['answered', ''],
			['sent', ''],
			['no answer', '2'],
		];
		expect(await state()).toEqual(marked);

		const workflow = await example.import({ withSamples: false, change: open });
		expect((await example.rest.runWorkflow(workflow, 'Every Hour')).rows('Mark as Reminded')).toHaveLength(1);
		expect((await example.rest.runWorkflow(workflow, 'Every Hour')).rows('Remind')).toEqual([]);
		expect(await state()).toEqual([['sent', '1'], ...marked.slice(1)]);
		expect(world.texts(0).at(-1)).toBe('Hi Noor, this is reminder 1 of 2: does the time that I suggested suit you?');
		expect(NAMES.map((_name, person) => world.texts(person).length)).toEqual(
			before.map((count, person) => count + Number(person === 0)),
		);

		world.answer(0);
		expect((await example.rest.runWorkflow(workflow, 'Every Hour')).rows('Remind')).toEqual([]);
		expect(await state()).toEqual([['answered', '1'], ...marked.slice(1)]);

		if (world.optOut) {
			const person = NAMES.length;
			world.sent(person, 3);
			world.optOut(person);
			await table.insert([{ status: 'sent', [name]: 'Zuri', ...world.where(person) }]);
			expect((await example.rest.runWorkflow(workflow, 'Every Hour')).rows('Mark as Opted Out')).toHaveLength(1);
			expect((await state()).at(-1)).toEqual(['opted out', '']);
			expect(world.texts(person)).toHaveLength(1);
		}
		await table.remove();
	};
}

export const respondentFollowUp = followUp('respondent', ({ respondent }) => {
	const { store } = respondent;
	const uidOf = (person: number) => store.conversations[person]!.uid;
	return {
		where: (person) => ({ conversation_id: uidOf(person) }),
		sent: (person, days) => {
			const createdAt = new Date(Date.now() - days * DAY).toISOString();
			store.insertMessage({ conversationUid: uidOf(person), body: 'Does Tuesday suit you?', from: 'owner', createdAt });
		},
		answer: (person) => respondent.participantSays(uidOf(person), 'Yes'),
		texts: (person) =>
			store.messages
				.filter(({ conversationUid, sender }) => conversationUid === uidOf(person) && sender.uid === store.owner.uid)
				.map(({ body }) => body),
	};
});

export const chatwootFollowUp = followUp('chatwoot', ({ chatwoot }) => {
	const { store } = chatwoot;
	const idOf = (person: number) => store.conversations.filter(({ inboxId }) => inboxId === 7)[person]!.id;
	return {
		where: (person) => ({ conversation_id: String(idOf(person)) }),
		sent: (person, days) => {
			const createdAt = Math.floor((Date.now() - days * DAY) / 1000);
			importMessages(store, idOf(person), [{ content: 'Does Tuesday suit you?', createdAt, type: OUTGOING }]);
		},
		// Chatwoot gives whole seconds: an answer within the second in which the row was made would count as older.
		answer: (person) => {
			const message = chatwoot.contactSays(idOf(person), 'Yes');
			message.createdAt += 1;
		},
		texts: (person) =>
			store.messagesOf(idOf(person)).flatMap(({ type, content }) => (type === OUTGOING ? [content ?? ''] : [])),
	};
});

export const sinchFollowUp = followUp('sinch', ({ sinch }) => {
	const { store } = sinch;
	const app = store.apps.find(({ processing_mode: mode }) => mode === 'CONVERSATION')!;
	const numberOf = (person: number) => `1555010770${person + 1}`;
	const isTo =
		(person: number) =>
		({ direction, channel_identity: { identity } }: (typeof store.messages)[number]) =>
			direction === 'TO_CONTACT' && identity.replace('+', '') === numberOf(person);
	return {
		where: (person) => ({ phone: `+${numberOf(person)}`, sent_to: `+${numberOf(person)}` }),
		sent: (person, days) => {
			const [like] = store.messages.filter(({ app_id: id, direction }) => id === app.id && direction === 'TO_CONTACT');
			store.messages.push({
				...like!,
				id: `01KFOLLOWUP00000000000000${person}`,
				channel_identity: { ...like!.channel_identity, channel: 'SMS', identity: numberOf(person) },
				accept_time: new Date(Date.now() - days * DAY).toISOString(),
			});
		},
		answer: (person) => sinch.personSays({ appId: app.id, from: numberOf(person), text: 'Yes' }),
		texts: (person) =>
			store.messages
				.filter(isTo(person))
				.map(({ app_message: message = {} }) => toText(Object(message.text_message).text as unknown)),
		optOut: (person) =>
			store.consents.push({
				identity: numberOf(person),
				app_id: app.id,
				list_type: 'OPT_OUT_ALL',
				origin: 'ORIGIN_MO',
				operation: 'OPERATION_INSERT',
				datetime: new Date().toISOString(),
			}),
	};
});
