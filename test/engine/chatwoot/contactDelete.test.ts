import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();

const CONTACT = '/api/v1/accounts/{account_id}/contacts/{contact_id}';
const MERGE = 'POST /api/v1/accounts/{account_id}/actions/contact_merge';

describe.each(['4.15', '4.8'] as const)('Contact: Delete on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });
	const remove = async (more: object = {}) =>
		await harness.run('contact:delete', { contactId: byId('9'), understandsFinal: true, ...more });
	const contact = () => harness.sandbox.store.contact(9);

	it('deletes the contact with its conversations', async () => {
		const { items } = await remove();
		expect(items[0]?.json).toEqual({ contactId: 9, deleted: true });
		expect(contact()).toBeUndefined();
		expect(harness.sandbox.store.conversationsOf(9)).toEqual([]);
	});

	it('says under Check Only whom it would delete, and with how many conversations', async () => {
		const conversations = harness.sandbox.store.conversationsOf(9).length;
		const { items } = await remove({ checkOnly: true, understandsFinal: false });
		expect(items[0]?.json).toMatchObject({ wouldBe: 'sent', contactId: 9, name: contact()?.name, conversations });
		expect(contact()).toBeDefined();
	});

	it('says so when there are more conversations than Chatwoot lists', async () => {
		const { store } = harness.sandbox;
		for (let index = 0; index < 20; index++) store.insertConversation({ contactId: 9, inboxId: 7 });
		expect((await remove({ checkOnly: true })).items[0]?.json.conversations).toBe('20 or more');
	});

	it('goes by the server when the answer gets lost', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: `DELETE ${CONTACT}` });
		const { items, error } = await remove();
		expect(error).toBeUndefined();
		expect(items[0]?.json).toEqual({ contactId: 9, deleted: true });
		expect(harness.requestsTo(`DELETE ${CONTACT}`)).toHaveLength(1);
	});

	it('is repeated only once the contact is seen to be there still', async () => {
		harness.sandbox.faults.add({ kind: '503', route: `DELETE ${CONTACT}` });
		const { items, error } = await remove();
		expect(error).toBeUndefined();
		expect(items[0]?.json).toEqual({ contactId: 9, deleted: true });
		expect(harness.routes()).toEqual([`DELETE ${CONTACT}`, `GET ${CONTACT}`, `GET ${CONTACT}`, `DELETE ${CONTACT}`]);
	});

	it('is not done for a contact who is online, and the row says why', async () => {
		Object.assign(contact() ?? {}, { isOnline: true });
		const { error } = await remove();
		expect(error?.message).toContain('is Online, please try again later');
		expect(error?.description).toContain('Run the row again later');
		expect(contact()).toBeDefined();
	});

	it('takes the role of an administrator', async () => {
		const { agentToken } = harness.sandbox.credentials;
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accessToken: agentToken });
		expect((await remove()).error?.message).toContain('The role of the user is too low');
		expect(contact()).toBeDefined();
	});
});

describe.each(['4.15', '4.8'] as const)('Contact: Merge on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });
	const merge = async (more: object = {}) =>
		await harness.run('contact:merge', {
			keptContactId: byId('9'),
			mergedContactId: byId('10'),
			understandsFinal: true,
			...more,
		});
	const store = () => harness.sandbox.store;

	it('moves the conversations to the contact that is kept, and fills its gaps', async () => {
		Object.assign(store().contact(9) ?? {}, { email: null });
		const email = store().contact(10)?.email;
		const moved = store()
			.conversationsOf(10)
			.map(({ id }) => id);
		const { items } = await merge();
		expect(items[0]?.json).toMatchObject({ contactId: 9, email, mergedContactId: 10 });
		expect(store().contact(10)).toBeUndefined();
		expect(moved.length).toBeGreaterThan(0);
		for (const id of moved) expect(store().conversation(id)?.contactId).toBe(9);
	});

	it('says under Check Only which contacts they are', async () => {
		const { items } = await merge({ checkOnly: true });
		expect(items[0]?.json).toMatchObject({
			wouldBe: 'sent',
			contactId: 9,
			name: store().contact(9)?.name,
			mergedContactId: 10,
			mergedName: store().contact(10)?.name,
		});
		expect(harness.requestsTo(MERGE)).toEqual([]);
	});

	it('goes by the server when the answer gets lost', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: MERGE });
		const { items, error } = await merge();
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ contactId: 9, mergedContactId: 10 });
		expect(harness.requestsTo(MERGE)).toHaveLength(1);
	});

	it('refuses the same contact twice, and names one that is not there', async () => {
		expect((await merge({ mergedContactId: byId('9') })).error?.message).toBe('Both contacts are the same');
		const { error } = await merge({ mergedContactId: byId('99999') });
		expect(error?.message).toContain('Chatwoot does not know Contact to Merge Into It "99999" (404)');
		expect(harness.requestsTo(MERGE)).toEqual([]);
	});

	it('counts as done after an answer without the contact: the other one is gone', async () => {
		harness.sandbox.faults.add({ kind: 'empty', route: MERGE });
		const { items, error } = await merge();
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ contactId: 9, mergedContactId: 10 });
	});

	it('merges each contact of several rows once', async () => {
		const rows = [10, 11, 12].map((id) => ({ json: { id } }));
		const { error, items } = await harness.run(
			'contact:merge',
			{ keptContactId: byId('9'), mergedContactId: byId('={{ $json.id }}'), understandsFinal: true },
			rows,
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.mergedContactId)).toEqual([10, 11, 12]);
		for (const id of [10, 11, 12]) expect(store().contact(id)).toBeUndefined();
	});
});
