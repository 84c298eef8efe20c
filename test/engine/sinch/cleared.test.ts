import { toText } from '../../../nodes/shared/base/record';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { at, recipient, useSinch } from '../../support/sinch';

useExpressionEngine();

describe('Clear Fields', () => {
	const harness = useSinch('basic');
	const contact = () => at(harness.sandbox.store.contacts, 0);
	const conversation = () => at(harness.sandbox.store.conversations, 0);
	const message = () => at(harness.sandbox.store.messages, -1);

	it('empties fields of a contact, and an empty field changes nothing', async () => {
		Object.assign(contact(), { metadata: 'old', email: 'noor@example.com', external_id: 'crm-1' });
		const contactId = byId(contact().id);
		const updateFields = { metadata: '', email: '', externalId: 'crm-2' };
		await harness.run('contact:update', { contactId, updateFields });
		expect(contact()).toMatchObject({ metadata: 'old', email: 'noor@example.com', external_id: 'crm-2' });
		await harness.run('contact:update', { contactId, clearFields: ['metadata', 'email', 'externalId'] });
		expect(contact()).toMatchObject({ metadata: '', email: '', external_id: '' });
	});

	it('refuses a field that also gets a value', async () => {
		const contactId = byId(contact().id);
		const updateFields = { email: 'noor@example.com' };
		const { error } = await harness.run('contact:update', { contactId, updateFields, clearFields: ['email'] });
		expect(error?.message).toContain('"Email" has a value and is chosen under Clear Fields');
	});

	it('empties the metadata of a conversation, also where Merge is chosen', async () => {
		Object.assign(conversation(), { metadata_json: { ticket: 1 }, correlation_id: 'c-1' });
		const conversationId = byId(conversation().id);
		const updateFields = { metadataStrategy: 'MERGE_PATCH' };
		const clearFields = ['metadata', 'correlationId'];
		await harness.run('conversation:update', { conversationId, updateFields, clearFields });
		expect(conversation()).toMatchObject({ metadata_json: {}, correlation_id: '' });
	});

	it('empties the metadata of a message', async () => {
		const { messageId, ...stored } = { messageId: message().id, metadata: 'order-1' };
		Object.assign(message(), stored);
		const { items } = await harness.run('message:updateMetadata', { messageId, clearMetadata: true });
		expect(items[0]?.json).not.toHaveProperty('metadata');
		expect(message().metadata).toBe('');
	});
});

describe('A message that failed', () => {
	const harness = useSinch('basic');

	it('shows its status with the reason, simplified and as a selected field', async () => {
		harness.sandbox.quirks.deliveryStepMs = 1;
		const appId = byId(at(harness.sandbox.store.apps, 0).id);
		const sent = await harness.run('message:send', { appId, sendTo: recipient('+46701230000'), text: 'Hello' });
		await new Promise((resolve) => setTimeout(resolve, 20));
		const messageId = toText(sent.items[0]?.json.messageId);
		const { items } = await harness.run('message:get', { messageId });
		expect(items[0]?.json).toMatchObject({
			deliveryStatus: 'FAILED',
			deliveryError: 'RECIPIENT_NOT_REACHABLE',
		});
		const selected = await harness.run('message:get', {
			messageId,
			options: { output: 'selectedFields', selectedFields: ['message_status'] },
		});
		expect(selected.items[0]?.json.message_status).toMatchObject({ status: 'FAILED' });
	});

	it('has no status in an app that does not persist statuses', async () => {
		const app = at(harness.sandbox.store.apps, 2).id;
		await harness.run('message:send', { appId: byId(app), sendTo: recipient('+46701230000'), text: 'Hello' });
		const { items } = await harness.run('message:getAll', { filters: { messagesSource: 'DISPATCH_SOURCE' } });
		expect(items[0]?.json).toMatchObject({ text: 'Hello' });
		expect(items[0]?.json).not.toHaveProperty('deliveryStatus');
		expect(items[0]?.json).not.toHaveProperty('deliveryError');
	});
});

describe('An app that keeps messages for ever', () => {
	const harness = useSinch('basic');

	it('lets Skip If Already Sent look, although its policy says 0 days', async () => {
		const app = at(harness.sandbox.store.apps, 0);
		app.retention_policy = { retention_type: 'PERSIST_RETENTION_POLICY', ttl_days: 0 };
		const values = { appId: byId(app.id), sendTo: recipient('+46701234567'), text: 'Hello' };
		for (let run = 0; run < 2; run++) {
			const { error } = await harness.run('message:send', { ...values, skipIfSent: true });
			expect(error).toBeUndefined();
		}
		expect(harness.sandbox.store.messagesWithText('Hello')).toHaveLength(1);
		const { items } = await harness.run('app:get', { appId: byId(app.id) });
		expect(items[0]?.json).toMatchObject({ dispatchRetentionDays: 0 });
		expect(items[0]?.json).not.toHaveProperty('retentionDays');
	});
});
