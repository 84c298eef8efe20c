import { createDataTable, replyColumns } from '../support/dataTable';
import { waitFor } from '../support/waitFor';
import type { ExampleCase, ImportedExample } from './case';

const TEXT = 'Tuesday is fine.';

/** How a person answers in one service, and how the example finds the row of the person. */
interface Reply {
	service: 'chatwoot' | 'respondent' | 'sinch';
	trigger: string;
	table: string;
	/** What the row of the person holds. */
	row: (example: ImportedExample) => Record<string, string>;
	/** The endpoint that is polled for messages. */
	route: string;
	/** Lets the person write TEXT. */
	write: (example: ImportedExample) => void;
}

/** Marks the row of the sample reply; published, it polls and writes an answer into its row, with an item of the same form. */
function polled({ service, trigger, table: name, row, route, write }: Reply): ExampleCase {
	return async (example) => {
		const sample = await example.runAsItIs(trigger);
		expect(sample.rows('Mark as Answered')).toMatchObject([{ status: 'answered' }]);

		const table = await createDataTable(example.rest, name, replyColumns(service));
		await table.insert([{ status: 'sent', ...row(example) }]);
		const { execution } = await example.runPublished(async () => {
			const { requests } = example.services[service];
			const isPolled = () => requests.some((request) => request.route === route && request.status === 200);
			await waitFor(async () => await Promise.resolve(isPolled() || undefined), { what: 'the first poll' });
			write(example);
		});
		expect(execution).toMatchObject({ status: 'success', error: undefined });
		const [item = {}] = execution.rows(trigger);
		expect(item).toMatchObject({ text: TEXT });
		expect(Object.keys(item)).toEqual(Object.keys(sample.rows(trigger)[0] ?? {}));
		expect(await table.rows()).toEqual([
			expect.objectContaining({ ...row(example), status: 'answered', reply: TEXT, replied_at: item.sentAt }),
		]);
		await table.remove();
	};
}

export const chatwootPolled = polled({
	service: 'chatwoot',
	trigger: 'Chatwoot Polling Trigger',
	table: 'Chatwoot outreach',
	row: () => ({ conversation_id: '2' }),
	route: 'GET /api/v1/accounts/{account_id}/conversations',
	write: ({ services }) => services.chatwoot.contactSays(2, TEXT),
});

export const respondentPolled = polled({
	service: 'respondent',
	trigger: 'Respondent Polling Trigger',
	table: 'Respondent outreach',
	row: ({ services }) => ({ conversation_id: services.respondent.store.conversations[0]!.uid }),
	route: 'GET /v1/messaging/messages',
	write: ({ services }) => services.respondent.participantSays(services.respondent.store.conversations[0]!.uid, TEXT),
});

export const sinchPolled = polled({
	service: 'sinch',
	trigger: 'Sinch Conversation Polling Trigger',
	table: 'Sinch outreach',
	row: () => ({ sent_to: '+15550101002' }),
	route: 'GET /v1/projects/{project_id}/messages',
	write: ({ services }) => {
		const app = services.sinch.store.apps.find((each) => each.dispatch_retention_policy.ttl_days > 0)!;
		services.sinch.personSays({ appId: app.id, from: '15550101002', text: TEXT });
	},
});
