import { seededStore } from '../../../../sandbox/chatwoot/store/seed';
import { useChatwootSandbox } from './client';

const fixture = useChatwootSandbox();

it('a control call imports contacts that share one time of creation, without an event', async () => {
	const { sandbox, client } = fixture;
	const events: string[] = [];
	const { onChange } = sandbox.store;
	sandbox.store.onChange = (change) => {
		events.push(change.event);
		onChange(change);
	};
	const body = { contacts: 40, created_at: 1_700_000_000 };
	const { status, data } = await client.post(`${sandbox.url}/__sandbox/contacts`, body);
	expect(status).toBe(200);
	expect(data).toHaveLength(40);
	const imported = sandbox.store.contacts.slice(120);
	expect(new Set(imported.map(({ createdAt }) => createdAt))).toEqual(new Set([1_700_000_000]));
	expect(new Set(imported.map(({ email }) => email)).size).toBe(40);
	expect(imported.some(({ name }) => name === '')).toBe(true);
	expect(events).toEqual([]);
});

it.each([[{}], [{ contacts: 0 }], [{ contacts: 5, created_at: 'today' }]])('refuses %j', async (body) => {
	const { sandbox, client } = fixture;
	const { status, data } = await client.post(`${sandbox.url}/__sandbox/contacts`, body);
	expect([status, data.message]).toEqual([400, expect.stringMatching(/^send /)]);
});

it('a seed has an import and an imported history', () => {
	const { contacts, messages } = seededStore(1, 'imported');
	expect([contacts.length, messages.length]).toEqual([1_620, 3_078]);
});
