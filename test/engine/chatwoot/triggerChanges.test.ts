import type { INodeParameters } from 'n8n-workflow';
import { useChatwootTrigger } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useChatwootTrigger();

/** Calls the sandbox as an administrator does. */
async function call(method: string, path: string, body: object) {
	const { status } = await fetch(`${harness.sandbox.url}/api/v1/accounts/1${path}`, {
		method,
		body: JSON.stringify(body),
		headers: { 'content-type': 'application/json', 'api-access-token': harness.sandbox.credentials.accessToken },
	});
	expect(status).toBe(200);
}

describe('Chatwoot Trigger: updates that nobody sees', () => {
	const events = ['contact_updated', 'conversation_status_changed', 'conversation_updated', 'message_created'];
	const hidden = { events, options: { onlyVisible: true } };
	const namesOf = async (parameters: INodeParameters, work: () => Promise<void> | void) => {
		const host = await harness.active(parameters);
		await work();
		await harness.settled();
		return host.executions.map(([item]) => item?.json.event).sort();
	};

	it('starts for one incoming message once with Only What People See, and three times without it', async () => {
		const says = () => void harness.sandbox.contactSays(2, 'Hello');
		expect(await namesOf({ events }, says)).toEqual(['contact_updated', 'conversation_updated', 'message_created']);
		harness.sandbox.reset();
		expect(await namesOf(hidden, says)).toEqual(['message_created']);
	});

	it.each([
		['a label', '/conversations/2/labels', { labels: ['lead'] }, ['conversation_updated']],
		['a priority', '/conversations/2/toggle_priority', { priority: 'urgent' }, ['conversation_updated']],
		['an agent', '/conversations/2/assignments', { assignee_id: 3 }, ['conversation_updated']],
		[
			'a status',
			'/conversations/2/toggle_status',
			{ status: 'resolved' },
			['conversation_status_changed', 'conversation_updated'],
		],
	])('starts for %s with Only What People See', async (_what, path, body, names) => {
		expect(await namesOf(hidden, async () => await call('POST', path, body))).toEqual(names);
	});

	it('starts for a new name of a contact with Only What People See', async () => {
		const rename = async () => await call('PUT', '/contacts/2', { name: 'Renamed' });
		expect(await namesOf(hidden, rename)).toEqual(['contact_updated']);
	});
});

describe('Chatwoot Trigger: events about inboxes', () => {
	const rename = async (id: number) => await call('PATCH', `/inboxes/${id}`, { name: `Renamed ${id}` });

	it('starts for the chosen inboxes only, told by their working hours', async () => {
		const host = await harness.active({ events: ['inbox_updated'], inboxIds: ['8'] });
		await rename(7);
		await rename(8);
		await harness.settled();
		expect(host.executions.map(([item]) => item?.json.inboxName)).toEqual(['Renamed 8']);
	});

	it('starts for an inbox that cannot be told from others, whatever inboxes are chosen', async () => {
		const options = { includePayload: true };
		const host = await harness.active({ events: ['inbox_updated'], inboxIds: ['8'], options });
		const event = { event: 'inbox_updated', working_hours: [], channel: { secret: 'must-not-pass' } };
		harness.sandbox.deliver({ url: host.url, event, secret: harness.sandbox.store.webhooks[0]?.secret });
		await harness.settled();
		expect(host.executions.map(([item]) => item?.json)).toEqual([
			{
				event: 'inbox_updated',
				changed: [],
				payload: { event: 'inbox_updated', working_hours: [] },
			},
		]);
	});

	it('starts without the name when Chatwoot does not give it, and logs why', async () => {
		const host = await harness.active({ events: ['inbox_updated'] });
		harness.sandbox.faults.add({ kind: 'raw', status: 500, body: { error: 'down' }, method: 'GET' });
		await rename(7);
		await harness.settled();
		expect(host.executions).toMatchObject([[{ json: { inboxId: 7 } }]]);
		expect(host.executions[0]?.[0]?.json).not.toHaveProperty('inboxName');
		expect(host.log).toEqual([expect.stringContaining('could not read the name of inbox 7')]);
	});
});
