import type { ChatwootSandbox } from '../../../sandbox';
import { useChatwoot } from '../../support/chatwoot';
import { defineAttribute } from '../../support/defineAttribute';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId, type Harness } from '../../support/harness';

useExpressionEngine();

const API = '/api/v1/accounts/{account_id}';
const DEFINITIONS = `GET ${API}/custom_attribute_definitions`;

/** One custom attribute of each type, for contacts and for conversations. */
function defineAll(sandbox: ChatwootSandbox): void {
	for (const model of ['contact_attribute', 'conversation_attribute'] as const) {
		defineAttribute(sandbox, 'note', { model });
		defineAttribute(sandbox, 'seats', { model, type: 'number' });
		defineAttribute(sandbox, 'renewal', { model, type: 'date' });
		defineAttribute(sandbox, 'tier', { model, type: 'list', values: ['Gold', 'Silver, old'] });
		defineAttribute(sandbox, 'vip', { model, type: 'checkbox' });
		defineAttribute(sandbox, 'site', { model, type: 'link' });
	}
}

/** The parameters of custom attributes by key: a field of its own where an operation changes a record. */
const attributes = (values: Record<string, string>) => ({
	customAttributes: { attribute: Object.entries(values).map(([key, value]) => ({ key, value })) },
});

/** The same for an operation that creates a record, or sends. */
const newAttributes = (values: Record<string, string>) => ({ options: attributes(values) });

const person = { person: by('email', 'new.one@example.com') };
const operations: Array<[id: string, parameters: object, attributesOf: typeof attributes | typeof newAttributes]> = [
	['contact:create', { inboxId: byId('7'), contactName: 'Ada' }, newAttributes],
	['contact:update', { contactId: byId('1') }, attributes],
	['contact:upsert', person, attributes],
	['conversation:create', { inboxId: byId('7'), contactId: byId('9') }, newAttributes],
	['conversation:setCustomAttributes', { conversationId: byId('2') }, attributes],
	['message:sendToContact', { ...person, inboxId: byId('7'), text: 'Hello' }, newAttributes],
];

const changes = ({ sandbox }: Harness<ChatwootSandbox>) => sandbox.requests.filter(({ method }) => method !== 'GET');

describe.each(['4.15', '4.8'] as const)('custom attributes on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });
	beforeEach(() => defineAll(harness.sandbox));

	const update = async (values: Record<string, string>) => {
		const result = await harness.run('contact:update', { contactId: byId('1'), ...attributes(values) });
		return { ...result, stored: harness.sandbox.store.contact(1)?.customAttributes };
	};

	it('are stored as the type of their definition', async () => {
		const { error, stored } = await update({
			note: 'n/a',
			seats: ' 12 ',
			renewal: '={{ DateTime.fromISO("2026-12-24T23:30:00", { zone: "Europe/Berlin" }) }}',
			tier: 'Silver, old',
			vip: 'Yes',
			site: 'https://example.com/a?b=c',
		});
		expect(error).toBeUndefined();
		const wanted = { note: 'n/a', seats: 12, renewal: '2026-12-24', tier: 'Silver, old', vip: true };
		expect(stored).toMatchObject({ ...wanted, site: 'https://example.com/a?b=c' });
	});

	it.each([
		['seats', '12,50'],
		['seats', 'n/a'],
		['seats', '12345678901234567890'],
		['renewal', '24.12.2026'],
		['renewal', '2026-02-30'],
		['tier', 'Platinum'],
		['vip', 'perhaps'],
		['site', 'example'],
	])('refuse for "%s" the value %s', async (key, value) => {
		const { error, stored } = await update({ [key]: value });
		expect(error?.message).toContain(`The custom attribute "${key}" is "${value}", but takes`);
		expect(stored).not.toHaveProperty(key);
		expect(changes(harness)).toEqual([]);
	});

	it('are cleared by an empty value', async () => {
		await update({ seats: '3' });
		expect((await update({ seats: '' })).stored).toMatchObject({ seats: null });
	});

	it.each(operations)('are refused by %s before anything is changed', async (id, parameters, attributesOf) => {
		const { error } = await harness.run(id, { ...parameters, ...attributesOf({ seats: '12,50' }) });
		expect(error?.message).toContain('"seats"');
		const unknown = await harness.run(id, { ...parameters, ...attributesOf({ seat: '12' }) });
		expect(unknown.error?.message).toMatch(/^This account has no custom attribute "seat" of co/);
		expect(unknown.error?.description).toContain('note, seats, renewal, tier, vip, site');
		expect(changes(harness)).toEqual([]);
	});

	it.each(operations)('of %s go out as their type', async (id, parameters, attributesOf) => {
		const { error } = await harness.run(id, { ...parameters, ...attributesOf({ seats: '12' }) });
		expect(error).toBeUndefined();
		expect(JSON.stringify(changes(harness).map(({ body }) => body))).toContain('"custom_attributes":{"seats":12}');
	});

	it('are refused by Check Only, too', async () => {
		const parameters = { ...person, inboxId: byId('7'), text: 'Hello', checkOnly: true };
		const { error } = await harness.run('message:sendToContact', { ...parameters, ...newAttributes({ seats: 'x' }) });
		expect(error?.message).toContain('"seats"');
	});

	it('take one look at the definitions for a whole sheet', async () => {
		const rows = Array.from({ length: 20 }, (_, index) => ({ json: { id: index + 1 } }));
		const contactId = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
		const { error } = await harness.run('contact:update', { contactId, ...attributes({ seats: '1' }) }, rows);
		expect(error).toBeUndefined();
		expect(harness.requestsTo(DEFINITIONS)).toHaveLength(1);
	});
});

describe('custom attributes with the token of an agent bot', () => {
	const harness = useChatwoot();

	it('go out unchecked, because the bot may not read the definitions', async () => {
		defineAll(harness.sandbox);
		const { store, url } = harness.sandbox;
		const bot = store.agentBots[0];
		harness.setup.credentials = {
			chatwootApi: { baseUrl: url, accountId: store.accountId, accessToken: bot?.accessToken ?? '' },
		};
		const parameters = { inboxId: byId('7'), contactId: byId('9'), ...newAttributes({ seats: '12' }) };
		const { error } = await harness.run('conversation:create', parameters);
		expect(error).toBeUndefined();
		expect(store.conversations.at(-1)?.customAttributes).toEqual({ seats: '12' });
	});
});
