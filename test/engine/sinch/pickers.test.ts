import { useExpressionEngine } from '../../support/expressions';
import { search } from '../../support/engine';
import { at, authentications, sentTo, useSinch } from '../../support/sinch';
import { withIds } from '../../support/harness';

useExpressionEngine();

describe.each(authentications)('Pickers under %s', (authentication) => {
	const harness = useSinch(authentication);
	const parameters = withIds('message:send');
	const find = async (method: string, filter?: string, token?: string) =>
		await search(harness.setup, method, parameters, filter, token);

	it('list apps with their modes, and no secrets', async () => {
		const { results } = await find('searchApps');
		expect(results.map(({ name }) => name)).toEqual([
			'Customer care (conversations and contacts)',
			'Alerts (dispatch: no contacts, no conversations)',
			'Reminders (dispatch: no contacts, no conversations)',
		]);
		expect(JSON.stringify(results)).not.toMatch(/seeded-|secret/);
		expect((await find('searchApps', 'alert')).results).toHaveLength(1);
	});

	it('list contacts, a hundred at a time', async () => {
		const first = await find('searchContacts');
		const second = await find('searchContacts', undefined, String(first.paginationToken));
		expect([first.results.length, second.results.length]).toEqual([100, 50]);
	});

	it.each([
		['a phone number', '+1 555 010 1004', 1],
		['an ID of another system', 'crm-1004', 1],
		['a part of a name', 'noor', undefined],
	])('find contacts by %s', async (_name, filter, requests) => {
		const { results } = await find('searchContacts', filter);
		expect(results.length).toBeGreaterThan(0);
		const contact = at(harness.sandbox.store.contacts, 4);
		if (requests !== undefined) expect(results.map(({ value }) => value)).toEqual([contact.id]);
		for (const { name } of results) if (requests === undefined) expect(name.toLowerCase()).toContain('noor');
	});

	it('list conversations of apps that have any, the newest first', async () => {
		const { results } = await find('searchConversations');
		expect(results).toHaveLength(100);
		expect(at(results, 0)).toEqual({
			name: expect.stringMatching(/^(SMS|WHATSAPP) \+1555.*: .+/),
			value: at(harness.sandbox.store.conversations, -1).id,
		});
		const asked = sentTo(harness, 'GET', '/conversations:recent').map(({ query }) => query.app_id);
		expect(new Set(asked)).toEqual(new Set([at(harness.sandbox.store.apps, 0).id]));
	});

	it.each(['searchContacts', 'searchConversations'])(
		'%s shows and finds a number with its plus sign, however Sinch keeps it',
		async (method) => {
			const { identity } = at(at(harness.sandbox.store.contacts, 0).channel_identities, 0);
			expect(identity).toBe('15550101000');
			const { results } = await find(method, '+15550101000');
			expect(results.length).toBeGreaterThan(0);
			for (const { name } of results) expect(name).not.toMatch(/(?<!\+)15550101000/);
		},
	);

	it('show all contacts for a filter of blanks', async () => {
		expect((await find('searchContacts', ' ')).results).toHaveLength(100);
	});

	it.each(['searchApps', 'searchContacts', 'searchConversations', 'searchOmniTemplates', 'searchWhatsAppTemplates'])(
		'%s fails, rather than to show nothing, when Sinch answers something else',
		async (method) => {
			harness.sandbox.faults.add({ kind: 'raw', method: 'GET', body: { message: 'maintenance' }, times: Infinity });
			await expect(find(method)).rejects.toThrow('The answer to this list holds no list');
		},
	);

	it('explain what is wrong', async () => {
		Object.assign(harness.setup.credentials.sinchConversationApi ?? {}, { keySecret: 'wrong' });
		await expect(find('searchApps')).rejects.toThrow('Sinch refused the credentials (401)');
	});
});
