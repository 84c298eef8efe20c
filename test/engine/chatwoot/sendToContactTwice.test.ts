import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const API = '/api/v1/accounts/{account_id}';
const toPhone = (phoneNumber: string, more: object = {}) => ({
	inboxId: byId('7'),
	person: by('phone_number', phoneNumber),
	text: 'Hi there',
	...more,
});
const contactAt = (index: number) => {
	const found = harness.sandbox.store.contacts[index];
	if (!found) throw new Error(`There is no contact ${index}`);
	return found;
};
/** Contact 1 has only resolved conversations. */
const resolvedOnly = 0;

describe('Message: Send to Contact, with Skip If Already Sent', () => {
	const skipping = { skipIfSent: true };
	const people = ['+491700001', '+12025550004', '+491700002', '+12025550001'];
	const rows = people.map((phone) => ({ json: { phone } }));

	it('sends nothing when the sheet is run again', async () => {
		const first = await harness.run('message:sendToContact', toPhone('={{ $json.phone }}', skipping), rows);
		const { contacts, conversations, messages } = harness.sandbox.store;
		const before = [contacts.length, conversations.length, messages.length];
		expect(messages).toHaveLength(3004);
		const again = await harness.run('message:sendToContact', toPhone('={{ $json.phone }}', skipping), rows);
		expect([contacts.length, conversations.length, messages.length]).toEqual(before);
		expect(again.items.map(({ json }) => json.status === 'already sent')).toEqual([true, true, true, true]);
		const ids = (items: typeof first.items) => items.map(({ json }) => json.messageId);
		expect(ids(again.items)).toEqual(ids(first.items));
	});

	it('does not start a second conversation for what is there', async () => {
		const always = { ...skipping, options: { conversationChoice: 'alwaysNew' } };
		await harness.run('message:sendToContact', toPhone('+491700001', always));
		const { items } = await harness.run('message:sendToContact', toPhone('+491700001', always));
		expect(items[0]?.json.status).toBe('already sent');
		expect(harness.sandbox.store.conversations).toHaveLength(301);
	});

	it.each(['reset-after-write', 'reset-before-write', '502', '503'] as const)(
		'ends with one contact, one conversation and one message after %s on each step',
		async (kind) => {
			for (const route of [
				`${API}/contacts`,
				`${API}/conversations`,
				`${API}/conversations/{conversation_id}/messages`,
			]) {
				harness.sandbox.faults.add({ kind, method: 'POST', route });
			}
			const { items, error } = await harness.run('message:sendToContact', toPhone('+491700001', skipping));
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ text: 'Hi there' });
			const { contacts, conversations } = harness.sandbox.store;
			expect([contacts.length, conversations.length]).toEqual([121, 301]);
			expect(harness.sandbox.store.messagesWithContent('Hi there')).toHaveLength(1);
		},
	);

	it('calls the lower one of two equal rows a repetition, also when its answers come first', async () => {
		const route = `${API}/contacts/{contact_id}/conversations`;
		harness.sandbox.faults.add({ kind: 'slow', delayMs: 300, route });
		const same = toPhone('+12025550004', { ...skipping, checkOnly: true });
		const { items } = await harness.run('message:sendToContact', same, [{ json: {} }, { json: {} }]);
		expect(items.map(({ json }) => [json.wouldBe, json.sameAsEarlierRow])).toEqual([
			['sent', false],
			['already sent', true],
		]);
	});

	it('says before it sends what it would do', async () => {
		const { items } = await harness.run(
			'message:sendToContact',
			toPhone('={{ $json.phone }}', { checkOnly: true }),
			rows,
		);
		expect(items.map(({ json }) => [json.contact, json.conversation])).toEqual([
			['would be created', 'would be created'],
			['found', 'would be reused'],
			['would be created', 'would be created'],
			['found', 'would be created'],
		]);
		expect(new Set(harness.routes())).toEqual(
			new Set([`POST ${API}/contacts/filter`, `GET ${API}/contacts/{contact_id}/conversations`, `GET ${API}/inboxes`]),
		);
	});
});

describe('Message: Send to Contact, without it', () => {
	/** Contact 4 has an open conversation. */
	const known = '+12025550004';

	const steps = [
		[`${API}/contacts`, '+491700001', 'The contact may have been created, but no message was sent'],
		// The message travels with the creation of the conversation.
		[`${API}/conversations`, '+491700001', 'The message may have been sent'],
		[`${API}/conversations/{conversation_id}/messages`, known, 'The message may have been sent'],
	] as const;
	const stored = () => harness.sandbox.store.messagesWithContent('Hi there').length;

	it.each(steps)('sends once when POST %s answers 503', async (route, phone) => {
		harness.sandbox.faults.add({ kind: '503', method: 'POST', route });
		const { items, error } = await harness.run('message:sendToContact', toPhone(phone));
		expect(error).toBeUndefined();
		expect(items[0]?.json.status).toBe('sent');
		expect([harness.requestsTo(`POST ${route}`).length, stored()]).toEqual([2, 1]);
	});

	it.each(steps)('says what may have happened when POST %s always answers 503', async (route, phone, words) => {
		harness.sandbox.faults.add({ kind: '503', method: 'POST', route, times: Infinity });
		const { error } = await harness.run('message:sendToContact', toPhone(phone));
		expect(error?.message).toContain(words);
		expect([harness.requestsTo(`POST ${route}`).length, stored()]).toEqual([4, 0]);
	});

	it('goes on when the answer to a creation got lost, but the thing is there', async () => {
		for (const route of [`${API}/contacts`, `${API}/conversations`]) {
			harness.sandbox.faults.add({ kind: 'reset-after-write', method: 'POST', route });
		}
		const { items } = await harness.run('message:sendToContact', toPhone('+491700001'));
		expect(items[0]?.json).toMatchObject({ contact: 'created', conversation: 'created' });
		expect(harness.sandbox.store.conversations).toHaveLength(301);
	});

	it('sends once when the answer got lost, and the conversation appears in the list only after the last look for it', async () => {
		const route = `${API}/conversations`;
		harness.sandbox.faults.add({ kind: 'reset-after-write', method: 'POST', route });
		const list = `${API}/contacts/{contact_id}/conversations`;
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 200,
			body: { payload: [] },
			method: 'GET',
			route: list,
			times: 7,
		});
		const { items, error } = await harness.run('message:sendToContact', toPhone('+491700001'));
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ conversation: 'created', messageId: expect.any(Number), text: 'Hi there' });
		expect([harness.requestsTo(`POST ${route}`).length, stored()]).toEqual([1, 1]);
		expect(harness.requestsTo(`GET ${list}`)).toHaveLength(8);
	});

	it('says that the message may have been sent when the answer got lost, and the look for it fails', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', method: 'POST', route: `${API}/conversations` });
		const route = `${API}/contacts/{contact_id}/conversations`;
		harness.sandbox.faults.add({ kind: '503', method: 'GET', route, times: Infinity });
		const { error } = await harness.run('message:sendToContact', toPhone('+491700001'));
		expect(error?.message).toContain('The message may have been sent');
		expect(stored()).toBe(1);
	});

	it('tells of a reopening that may have happened', async () => {
		const route = `${API}/conversations/{conversation_id}/toggle_status`;
		harness.sandbox.faults.add({ kind: '503', method: 'POST', route, times: Infinity });
		const { error } = await harness.run(
			'message:sendToContact',
			toPhone(contactAt(resolvedOnly).phoneNumber ?? '', { options: { conversationChoice: 'reopenLast' } }),
		);
		expect(error?.message).toContain('The conversation may have been reopened, but no message was sent');
	});
});
