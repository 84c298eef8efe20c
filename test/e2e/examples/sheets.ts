import { toText } from '../../../nodes/shared/base/record';
import type { Execution } from '../support/execution';
import type { ExampleCase, ImportedExample } from './case';

/** The rows of a status sheet, and how many there are of each status. */
function statusOf(run: Execution) {
	expect(run).toMatchObject({ status: 'success', error: undefined });
	const rows = run.rows('Status per Row');
	const count = (status: string) => rows.filter((row) => row.status === status).length;
	expect(rows.map(({ status, reason }) => (status === 'failed') === (reason !== ''))).not.toContain(false);
	const [file] = run.items('Write Status Back');
	expect(file?.binary?.data).toMatchObject({ fileName: expect.stringMatching(/-status\.csv$/), mimeType: 'text/csv' });
	return { rows, counts: [count('sent'), count('already sent'), count('failed')] };
}

/** Runs a sheet twice: first so many rows are sent and so many fail, then nothing more is sent. */
async function twice(example: ImportedExample, first: number[], again: number[]): Promise<Execution> {
	const workflow = await example.import();
	const run = await example.rest.runWorkflow(workflow, 'Start');
	expect(statusOf(run).counts).toEqual(first);
	expect(statusOf(await example.rest.runWorkflow(workflow, 'Start')).counts).toEqual(again);
	return run;
}

/** 25 people, two rows broken on purpose. */
export const outreach: ExampleCase = async (example) => {
	const { store } = example.services.respondent;
	const before = store.messages.length;

	const run = await twice(example, [23, 0, 2], [0, 23, 2]);

	expect(store.messages).toHaveLength(before + 23);
	const { rows } = statusOf(run);
	expect(rows.find(({ user_id }) => user_id === 'elias.okafor@example.com')?.reason).toContain('24 hexadecimal digits');
	expect(rows.find(({ first_name, status }) => first_name === 'Rafael' && status === 'failed')?.reason).toContain(
		'"Text" is empty',
	);
	for (const { message_id } of rows.filter(({ status }) => status === 'sent'))
		expect(store.messages.map(({ uid }) => uid)).toContain(message_id);
};

/** 20 phone numbers, two broken on purpose and one there twice. */
export const chatwootSheet: ExampleCase = async (example) => {
	const before = example.services.chatwoot.store.messages.length;

	const run = await twice(example, [17, 1, 2], [0, 18, 2]);

	expect(example.services.chatwoot.store.messages).toHaveLength(before + 17);
	const how = statusOf(run).rows.map(({ contact, conversation }) =>
		`${toText(contact)} ${toText(conversation)}`.trim(),
	);
	expect(new Set(how)).toEqual(new Set(['', 'created created', 'found created', 'found reused']));
};

/** 20 phone numbers, four of which are none. */
export const sinchSheet: ExampleCase = async (example) => {
	const before = example.services.sinch.store.messages.length;

	const run = await twice(example, [16, 0, 4], [0, 16, 4]);

	expect(example.services.sinch.store.messages).toHaveLength(before + 16);
	const channels = statusOf(run).rows.map(({ channel }) => channel);
	expect(new Set(channels)).toEqual(new Set(['', 'SMS', 'WHATSAPP']));
};
