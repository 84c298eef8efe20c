import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useSinch } from '../../support/sinch';

useExpressionEngine();

describe('Clear Fields of a Chatwoot contact', () => {
	const harness = useChatwoot();
	const contact = () => harness.sandbox.store.contacts[0];
	const update = async (parameters: object) =>
		await harness.run('contact:update', { contactId: byId(String(contact()?.id)), ...parameters });

	it('empties the chosen fields, and leaves the others', async () => {
		const phoneNumber = contact()?.phoneNumber;
		const { error } = await update({ clearFields: ['email', 'identifier'] });
		expect(error).toBeUndefined();
		expect(contact()).toMatchObject({ email: null, identifier: null, phoneNumber });
		expect(harness.sandbox.requests.at(-1)?.body).toEqual({ email: null, identifier: null });
	});

	it('comes from an expression as well, for each row', async () => {
		const rows = [{ clear: 'email, phoneNumber' }, { clear: '' }].map((json) => ({ json }));
		const parameters = {
			contactId: byId(String(contact()?.id)),
			clearFields: '={{ $json.clear }}',
			updateFields: { name: 'Kept' },
		};
		await harness.run('contact:update', parameters, rows);
		const bodies = harness.sandbox.requests.map(({ body }) => body);
		expect(bodies).toContainEqual({ name: 'Kept', email: null, phone_number: null });
		expect(bodies).toContainEqual({ name: 'Kept' });
	});

	it('refuses a field that gets a value in the same row', async () => {
		const { error } = await update({ clearFields: ['email'], updateFields: { email: 'ada@example.com' } });
		expect(error?.message).toBe('"Email" has a value and is chosen under Clear Fields');
		expect(harness.sandbox.requests).toHaveLength(0);
	});

	it('does not empty a field because its column is empty', async () => {
		const { error } = await update({ updateFields: { email: '' } });
		expect(error?.message).toBe('"Update Fields" is empty');
		expect(harness.sandbox.requests).toHaveLength(0);
	});
});

describe('Clear Fields of Sinch', () => {
	const harness = useSinch('basic');

	it('empties fields of a contact, and names them in the update mask', async () => {
		const [contact] = harness.sandbox.store.contacts;
		await harness.run('contact:update', {
			contactId: byId(contact?.id ?? ''),
			updateFields: { displayName: 'Noor', email: 'noor@example.com', channelPriority: ['SMS'] },
		});
		const clearFields = ['email', 'channelPriority'];
		const { error } = await harness.run('contact:update', { contactId: byId(contact?.id ?? ''), clearFields });
		expect(error).toBeUndefined();
		expect(harness.sandbox.store.contacts.find(({ id }) => id === contact?.id)).toMatchObject({
			display_name: 'Noor',
			email: '',
			channel_priority: [],
		});
		expect(harness.sandbox.requests.at(-1)?.query.update_mask).toBe('channel_priority,email');
	});

	it('empties the metadata of a conversation', async () => {
		const [conversation] = harness.sandbox.store.conversations;
		const conversationId = byId(conversation?.id ?? '');
		const metadata = { ticket: 42 };
		await harness.run('conversation:update', { conversationId, updateFields: { metadata: JSON.stringify(metadata) } });
		const { items, error } = await harness.run('conversation:update', { conversationId, clearFields: ['metadata'] });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(harness.sandbox.requests.at(-1)?.body).toEqual({ metadata_json: {} });
		expect(harness.sandbox.requests.at(-1)?.query.metadata_update_strategy).toBe('REPLACE');
	});

	it('removes the metadata of a message', async () => {
		const [message] = harness.sandbox.store.messages;
		await harness.run('message:updateMetadata', { messageId: message?.id ?? '', metadata: 'order-1017' });
		const { error } = await harness.run('message:updateMetadata', {
			messageId: message?.id ?? '',
			clearMetadata: true,
		});
		expect(error).toBeUndefined();
		expect(harness.sandbox.requests.at(-1)?.body).toEqual({ metadata: '' });
	});
});
