import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const store = () => harness.sandbox.store;
const skipping = { skipBlocked: true };
const reason = 'Contact 1 is blocked in Chatwoot';

beforeEach(() => Object.assign(store().contact(1) ?? {}, { blocked: true }));

const changes = () =>
	harness.sandbox.requests.filter(({ method, route }) => method !== 'GET' && !route?.endsWith('/filter'));

describe('Message: Send to Contact, with Skip Blocked Contacts', () => {
	const rows = ['+12025550001', '+12025550002'].map((phone) => ({ json: { phone } }));
	const send = async (more: object = {}, options: object = skipping) =>
		await harness.run(
			'message:sendToContact',
			{
				inboxId: byId('7'),
				person: by('phone_number', '={{ $json.phone }}'),
				text: 'Hello',
				options: { ...options },
				...more,
			},
			rows,
		);

	it('skips the blocked contact, and sends to the others', async () => {
		const { items, error } = await send();
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ status: 'skipped', reason, contactId: 1 });
		expect(items[1]?.json).toMatchObject({ contactId: 2, messageId: expect.any(Number) });
		expect(store().messagesWithContent('Hello')).toHaveLength(1);
	});

	it('goes before Send to Blocked Contacts', async () => {
		expect((await send({}, { ...skipping, sendToBlocked: true })).items[0]?.json).toMatchObject({
			status: 'skipped',
			reason,
		});
	});

	it('says so under Check Only', async () => {
		const { items, error } = await send({ checkOnly: true });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ wouldBe: 'skipped', reason });
		expect(changes()).toEqual([]);
	});

	it('sends to somebody who is no contact yet', async () => {
		const { items } = await send({ person: by('phone_number', '+12025559999') });
		expect(items[0]?.json).toMatchObject({ contact: 'created' });
	});

	it('sends nothing while the contacts cannot be read', async () => {
		const route = 'POST /api/v1/accounts/{account_id}/contacts/filter';
		harness.sandbox.faults.add({ kind: '500', route, times: Infinity });
		const { error } = await send();
		expect(error).toBeDefined();
		expect(changes()).toEqual([]);
	});
});

describe('Message: Send, with Skip Blocked Contacts', () => {
	const conversationId = () => String(store().conversationsOf(1)[0]?.id);
	const send = async (more: object = {}, options: object = skipping) =>
		await harness.run('message:send', {
			conversationId: byId(conversationId()),
			text: 'Hello',
			options: { ...options },
			...more,
		});
	const withToken = (accessToken: string) =>
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accessToken });

	it('skips the conversation of a blocked contact', async () => {
		const { items } = await send();
		expect(items[0]?.json).toMatchObject({ status: 'skipped', reason, conversationId: Number(conversationId()) });
		expect(changes()).toEqual([]);
	});

	it('says so under Check Only', async () => {
		const { items } = await send({ checkOnly: true });
		expect(items[0]?.json).toMatchObject({ wouldBe: 'skipped', reason });
	});

	it('writes notes, and without the option everything', async () => {
		expect((await send({}, { ...skipping, messageType: 'note' })).items[0]?.json).toMatchObject({
			messageId: expect.any(Number),
		});
		expect((await send({}, {})).items[0]?.json).toMatchObject({ messageId: expect.any(Number) });
	});

	it('sends nothing where the token may not read the conversation', async () => {
		const team = store().teams[0]?.id ?? null;
		Object.assign(store().conversation(Number(conversationId())) ?? {}, { teamId: team });
		withToken(harness.sandbox.credentials.botToken);
		const { error } = await send();
		expect(error?.message).toBe('"Skip Blocked Contacts" is on, but the access token may not read the conversation');
		expect(changes()).toEqual([]);
	});
});
