import { useExpressionEngine } from '../../support/expressions';
import { appNamed, at, authentications, identities, recipient, sentTo, useSinch } from '../../support/sinch';
import { byId } from '../../support/harness';

useExpressionEngine();

describe.each(authentications)('Contact under %s', (authentication) => {
	const harness = useSinch(authentication);
	const contactAt = (index: number) => at(harness.sandbox.store.contacts, index);

	it('Create stores one', async () => {
		const { items } = await harness.run('contact:create', {
			identities: identities('0046 70-123 45 67', { channel: 'LINE', identity: ' U123 ', appId: '01HAPP' }),
			language: 'SV',
			displayName: 'Noor',
			options: { email: 'noor@example.com', externalId: 'crm-1', metadata: 'vip' },
		});
		expect(contactAt(-1)).toMatchObject({
			channel_identities: [
				{ channel: 'SMS', identity: '+46701234567', app_id: '' },
				{ channel: 'LINE', identity: 'U123', app_id: '01HAPP' },
			],
			language: 'SV',
		});
		expect(items[0]?.json).toEqual({
			status: 'sent',
			contactId: contactAt(-1).id,
			displayName: 'Noor',
			phone: '+46701234567',
			email: 'noor@example.com',
			externalId: 'crm-1',
			channels: 'SMS, LINE',
			language: 'SV',
			metadata: 'vip',
		});
	});

	it('Create or Update creates whom it does not find, once per person', async () => {
		const rows = ['+46701234567', '0046701234567', '+46701234568'].map((phone) => ({ json: { phone } }));
		const { items } = await harness.run(
			'contact:createOrUpdate',
			{ identities: identities('={{ $json.phone }}'), displayName: 'Noor' },
			rows,
		);
		const [first, second, third] = items.map(({ json }) => json.contactId);
		expect(first).toBe(second);
		expect(third).not.toBe(first);
		expect(harness.sandbox.store.contacts).toHaveLength(152);
		expect(contactAt(-1)).toMatchObject({ language: 'EN_US', display_name: 'Noor' });
	});

	it('Create or Update creates one of two rows that name the same identities in another order', async () => {
		const [one, other] = ['+46701234567', '+46701234568'];
		const rows = [
			{ first: one, second: other },
			{ first: other, second: one },
		].map((json) => ({ json }));
		const { items, error } = await harness.run(
			'contact:createOrUpdate',
			{ identities: identities('={{ $json.first }}', '={{ $json.second }}') },
			rows,
		);
		expect(error).toBeUndefined();
		expect(items[1]?.json.contactId).toBe(items[0]?.json.contactId);
		expect(harness.sandbox.store.contacts).toHaveLength(151);
	});

	it('Create or Update changes whom it finds, and adds identities to those that are there', async () => {
		const contact = contactAt(0);
		harness.sandbox.quirks.exactPhones = true;
		const known = at(contact.channel_identities, 0);
		const { items } = await harness.run('contact:createOrUpdate', {
			// Kept without a plus sign.
			identities: identities(
				{ channel: 'WHATSAPP', identity: `+${known.identity}` },
				{ channel: 'RCS', identity: '+15550101000' },
			),
			options: { email: 'new@example.com' },
		});
		expect(items[0]?.json).toMatchObject({ contactId: contact.id, email: 'new@example.com' });
		expect(contact.channel_identities.map(({ channel }) => channel)).toEqual(['WHATSAPP', 'SMS', 'RCS']);
		const [change] = sentTo(harness, 'PATCH', '/contacts/{contact_id}');
		expect(change?.query.update_mask).toBe('email,channel_identities');
		expect(contact.language).toBe('UNSPECIFIED');
	});

	it('Create or Update keeps what each of two rows adds to one contact that they name by different identities', async () => {
		const { channel_identities: known } = contactAt(0);
		const rows = known.map(({ channel, identity }, index) => ({
			json: { channel, identity: `+${identity.replace('+', '')}`, added: `T${index}` },
		}));
		await harness.run(
			'contact:createOrUpdate',
			{
				identities: identities(
					{ channel: '={{ $json.channel }}', identity: '={{ $json.identity }}' },
					{ channel: 'TELEGRAM', identity: '={{ $json.added }}' },
				),
			},
			rows,
		);
		const { channel_identities: now } = contactAt(0);
		expect(now.map(({ identity }) => identity).sort()).toEqual(['+15550101000', '15550101000', 'T0', 'T1']);
	});

	it('Create or Update says that the contact may have been updated when the answer is lost', async () => {
		harness.sandbox.faults.add({ kind: '500', write: 'before', method: 'PATCH', times: Infinity });
		const parameters = { identities: identities('+15550101001'), displayName: 'Noor' };
		const { error } = await harness.run('contact:createOrUpdate', parameters);
		expect(error?.message).toMatch(/^The contact may have been created or updated: Sinch could not handle the request/);
	});

	it('Create or Update leaves alone what is as it should be', async () => {
		const { items } = await harness.run('contact:createOrUpdate', { identities: identities('+15550101001') });
		expect(items[0]?.json.contactId).toBe(contactAt(1).id);
		expect(sentTo(harness, 'PATCH', '/contacts/{contact_id}')).toHaveLength(0);
	});

	it('Create or Update creates nobody where Sinch does not say whether the person is there', async () => {
		const body = { message: 'maintenance' };
		harness.sandbox.faults.add({ kind: 'raw', body, route: 'GET /v1/projects/{project_id}/contacts', times: Infinity });
		const { error } = await harness.run('contact:createOrUpdate', { identities: identities('+46701234567') });
		expect(error?.message).toBe('Sinch gave no readable answer to the question whether this is there already');
		expect(harness.sandbox.store.contacts).toHaveLength(150);
	});

	it('Get gives one', async () => {
		const { items } = await harness.run('contact:get', { contactId: byId(contactAt(0).id) });
		expect(items[0]?.json).toMatchObject({ contactId: contactAt(0).id, channels: 'WHATSAPP, SMS' });
	});

	it('Get Many walks all pages of 20, and looks up', async () => {
		const { items } = await harness.run('contact:getAll', { returnAll: true });
		expect(items).toHaveLength(150);
		expect(sentTo(harness, 'GET', '/contacts')).toHaveLength(8);
		const found = await harness.run('contact:getAll', { filters: { channel: 'SMS', identity: '001 555 010 1004' } });
		expect(found.items.map(({ json }) => json.contactId)).toEqual([contactAt(4).id]);
		const byExternalId = await harness.run('contact:getAll', { filters: { externalId: 'crm-1004' } });
		expect(byExternalId.items.map(({ json }) => json.contactId)).toEqual([contactAt(4).id]);
	});

	it.each([
		[{ channel: 'SMS' }, '"Channel" and "Phone Number or ID" go together, but only one of them is given'],
		[
			{ channel: 'SMS', identity: '+46701234567', externalId: 'crm-1' },
			'"External ID" cannot be combined with "Channel" and "Phone Number or ID"',
		],
	])('Get Many refuses filters that do not go together: %j', async (filters, message) => {
		expect((await harness.run('contact:getAll', { filters })).error?.message).toBe(message);
	});

	it('Update makes its mask and replaces identities', async () => {
		const contact = contactAt(1);
		const { items } = await harness.run('contact:update', {
			contactId: byId(contact.id),
			updateFields: { displayName: 'Renamed', identities: identities('+46701234567') },
		});
		expect(items[0]?.json).toMatchObject({ displayName: 'Renamed', phone: '+46701234567' });
		const [request] = sentTo(harness, 'PATCH', '/contacts/{contact_id}');
		expect(request?.query.update_mask).toBe('display_name,channel_identities');
	});

	it('Delete deletes', async () => {
		const { items } = await harness.run('contact:delete', { contactId: byId(contactAt(0).id), understandsFinal: true });
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(harness.sandbox.store.contacts).toHaveLength(149);
	});

	it('Merge keeps the first of two', async () => {
		const [kept, gone] = [contactAt(1).id, contactAt(0).id];
		const merge = async (source: string) =>
			await harness.run('contact:merge', {
				destinationId: byId(kept),
				sourceId: byId(source),
				understandsFinal: true,
			});
		const { items } = await merge(gone);
		expect(items[0]?.json).toMatchObject({ contactId: kept, channels: 'SMS, WHATSAPP' });
		expect(harness.sandbox.store.contacts.some(({ id }) => id === gone)).toBe(false);
		const { error } = await merge(kept);
		expect(error?.message).toBe('Both contacts are the same');
		// Sinch names the one that it does not know, or none.
		harness.sandbox.quirks.errorBody = 'empty';
		expect((await merge(gone)).error?.message).toBe(
			`Sinch does not know Contact to Keep "${kept}" or another record that the row names (404)`,
		);
	});

	it('Merge may have been made when the answer does not hold the contact', async () => {
		const MERGE = 'POST /v1/projects/{project_id}/contacts/{destination_id}:merge';
		harness.sandbox.faults.add({ kind: 'raw', body: { message: 'maintenance' }, route: MERGE });
		const { error } = await harness.run('contact:merge', {
			destinationId: byId(contactAt(1).id),
			sourceId: byId(contactAt(0).id),
			understandsFinal: true,
		});
		expect(error?.message).toBe('The contacts may have been merged: the answer of Sinch does not confirm it');
	});

	it('Get Channel Profile reads a name, and may be repeated like any reading', async () => {
		harness.sandbox.faults.add({ kind: '503', method: 'POST' });
		const { items } = await harness.run('contact:getChannelProfile', {
			appId: byId(appNamed(harness.sandbox, 'Customer care')),
			profileChannel: 'LINE',
			person: recipient('U123', 'LINE'),
		});
		expect(items.map(({ json }) => json)).toEqual([{ profileName: 'Profile of U123' }]);
	});

	it.each([
		[{ profile_name: '' }, { found: false }],
		// An empty text is left out.
		[{}, { found: false }],
		[[], undefined],
		[[{ profile_name: 'Noor' }], undefined],
		[{ message: 'maintenance' }, undefined],
		[{ profile_name: { first: 'Noor' } }, undefined],
		[null, undefined],
	])('Get Channel Profile reads the answer %j', async (body, expected) => {
		const route = 'POST /v1/projects/{project_id}/contacts:getChannelProfile';
		harness.sandbox.faults.add({ kind: 'raw', body, route, times: Infinity });
		const { items, error } = await harness.run('contact:getChannelProfile', {
			appId: byId(appNamed(harness.sandbox, 'Customer care')),
			profileChannel: 'LINE',
			person: recipient('U123', 'LINE'),
		});
		expect(items[0]?.json).toEqual(expected);
		const unreadable = 'Sinch gave no readable answer to the question how the channel names this person';
		expect(error?.message).toBe(expected ? undefined : unreadable);
	});
});
