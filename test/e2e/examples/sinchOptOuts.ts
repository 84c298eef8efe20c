import { createDataTable, replyColumns } from '../support/dataTable';
import { waitFor } from '../support/waitFor';
import type { ExampleCase } from './case';

const PHONE = '+15550101002';

/** Marks the rows of a person who writes STOP, also a row that has not been sent yet, and no other row. */
export const sinchOptOuts: ExampleCase = async (example) => {
	const trigger = 'Sinch Conversation Trigger';
	const sample = await example.runAsItIs(trigger);
	expect(sample.rows('Mark as Opted Out')).toMatchObject([{ status: 'opted out', phone: '+15550101001' }]);

	const { sinch } = example.services;
	const table = await createDataTable(example.rest, 'Sinch outreach', replyColumns('sinch'));
	const rows = [
		{ phone: PHONE, status: 'sent', sent_to: PHONE },
		{ phone: PHONE, status: '' },
		{ phone: '+15550101003', status: '' },
	];
	await table.insert(rows);
	const says = async (text: string) =>
		await example.runPublished(async () => {
			const webhook = await waitFor(async () => sinch.store.webhooks[0], { what: 'the webhook at Sinch' });
			sinch.personSays({ appId: webhook.app_id, from: PHONE.slice(1), text });
		});
	const statuses = async () => (await table.rows()).map(({ status }) => status);

	const { execution } = await says('Stop');
	expect(execution).toMatchObject({ status: 'success', error: undefined });
	const [item = {}] = execution.rows(trigger);
	expect(item).toMatchObject({ from: PHONE, consent: 'optedOut' });
	expect(Object.keys(item)).toEqual(expect.arrayContaining(Object.keys(sample.rows(trigger)[0] ?? {})));
	expect(execution.rows('Opted Out Without a Row')).toEqual([]);
	expect(await statuses()).toEqual(['opted out', 'opted out', '']);

	await says('Yes, Tuesday');
	expect(await statuses()).toEqual(['opted out', 'opted out', '']);
	await says('START');
	expect(await statuses()).toEqual(['opted in', 'opted in', '']);
	await table.remove();
};
