import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { at, identities, recipient, sentTo, useSinch } from '../../support/sinch';

useExpressionEngine();

const NUMBER = '+46701234567';

describe('A phone number that Sinch stores without plus sign', () => {
	const harness = useSinch('basic');
	// As Sinch answers numbers, and finds them in the worst case.
	beforeEach(() => Object.assign(harness.sandbox.quirks, { phones: 'bare', exactPhones: true }));
	const care = () => byId(at(harness.sandbox.store.apps, 0).id);
	const send = async (text: string) =>
		await harness.run('message:send', { appId: care(), sendTo: recipient(NUMBER), text });

	it('finds its contact in Contact: Get Many', async () => {
		await harness.run('contact:create', { identities: identities(NUMBER), displayName: 'Noor' });
		const { items } = await harness.run('contact:getAll', { filters: { channel: 'SMS', identity: NUMBER } });
		expect(items.map(({ json }) => [json.displayName, json.phone])).toEqual([['Noor', NUMBER]]);
	});

	it('finds its messages in Message: Get Many', async () => {
		await send('one');
		await send('two');
		const { items } = await harness.run('message:getAll', { filters: { channelIdentity: '+46 70 123 45 67' } });
		expect(items.map(({ json }) => json.text)).toEqual(['two', 'one']);
	});

	it('finds messages of a number that is typed without its plus sign and stored with it', async () => {
		harness.sandbox.quirks.phones = 'as-given';
		await send('stored with plus');
		const { items } = await harness.run('message:getAll', { filters: { channelIdentity: NUMBER.slice(1) } });
		expect(items.map(({ json }) => json.text)).toEqual(['stored with plus']);
	});

	it('finds messages of both forms, each once and newest first', async () => {
		await send('stored without plus');
		harness.sandbox.quirks.phones = 'as-given';
		await send('stored with plus');
		harness.sandbox.quirks.phones = 'bare';
		await send('without again');
		const filters = { channelIdentity: NUMBER };
		const { items } = await harness.run('message:getAll', { filters });
		expect(items.map(({ json }) => json.text)).toEqual(['without again', 'stored with plus', 'stored without plus']);
		const limited = await harness.run('message:getAll', { filters, limit: 2 });
		expect(limited.items.map(({ json }) => json.text)).toEqual(['without again', 'stored with plus']);
	});
});

describe('A list that is filtered by a phone number', () => {
	const harness = useSinch('basic');

	it('asks for the second form only once where the service finds both', async () => {
		const { identity } = at(at(harness.sandbox.store.contacts, 1).channel_identities, 0);
		const { items } = await harness.run('message:getAll', { filters: { channelIdentity: identity }, limit: 1000 });
		expect(new Set(items.map(({ json }) => json.messageId)).size).toBe(items.length);
		expect(items.length).toBeGreaterThan(10);
		expect(sentTo(harness, 'GET', '/messages').map(({ query }) => query.channel_identity)).toEqual([
			identity,
			identity.slice(1),
		]);
	});

	it.each([[{ a: NUMBER }], [[NUMBER]], ['""'], ['\u200B']])(
		'lists nobody else where the filter holds no phone number and no ID: %j',
		async (value) => {
			const rows = [{ json: { value } }];
			const filters = { channelIdentity: '={{ $json.value }}' };
			const { items, error } = await harness.run('message:getAll', { filters }, rows);
			expect(items).toEqual([]);
			expect(error?.message).toContain('"Channel Identity" must be text, but is ');
			expect(harness.sandbox.requests).toEqual([]);
		},
	);

	it.each(['{}', '{ id: "01HCNTACT0000000000000000A" }', '["01HCNTACT0000000000000000A"]', 'true'])(
		'lists nobody else where a picker among the filters holds no ID: %s',
		async (value) => {
			const filters = { contactId: byId(`={{ ${value} }}`) };
			const { items, error } = await harness.run('message:getAll', { filters });
			expect(items).toEqual([]);
			expect(error?.message).toContain('"Contact" must be an ID, but is ');
			expect(harness.sandbox.requests).toEqual([]);
		},
	);

	it('asks once for an identity that is no phone number', async () => {
		await harness.run('message:getAll', { filters: { channelIdentity: '7746490198930851' } });
		await harness.run('contact:getAll', { filters: { channel: 'MESSENGER', identity: '7746490198930851' } });
		expect(sentTo(harness, 'GET', '/messages')).toHaveLength(1);
		expect(sentTo(harness, 'GET', '/contacts')).toHaveLength(1);
	});
});

describe('An identity that belongs to one app', () => {
	const harness = useSinch('basic');
	const messenger = { channel: 'MESSENGER', identity: '7746490198930851' };
	const inject = () => {
		const { id, contact_id } = at(harness.sandbox.store.conversations, 0);
		return {
			conversationId: byId(id),
			contactId: byId(contact_id),
			acceptTime: new Date(Date.now() - 60_000).toISOString(),
			...messenger,
			text: 'Hi',
		};
	};

	it('goes out with its app when a message is injected', async () => {
		const app = at(harness.sandbox.store.apps, 0).id;
		await harness.run('conversation:injectMessage', { ...inject(), identityAppId: byId(` ${app} `) });
		expect(at(harness.sandbox.store.messages, -1).channel_identity).toEqual({ ...messenger, app_id: app });
	});

	it('is refused without its app in a contact', async () => {
		const refused = await harness.run('contact:create', { identities: identities(messenger) });
		expect(refused.error?.message).toContain('The channel identity on MESSENGER has no "App ID"');
		const app = at(harness.sandbox.store.apps, 0).id;
		await harness.run('contact:create', { identities: identities({ ...messenger, appId: `${app}\u00A0` }) });
		expect(at(harness.sandbox.store.contacts, -1).channel_identities).toEqual([{ ...messenger, app_id: app }]);
	});
});
