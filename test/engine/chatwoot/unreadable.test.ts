import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const API = '/api/v1/accounts/{account_id}';
const UNREADABLE = 'Chatwoot gave no readable answer to the question what is there already';
const kinds = ['null-body', 'empty'] as const;

// What cannot be read proves nothing, least of all that something is not there.
describe('an answer without content', () => {
	const conversation = () => String(harness.sandbox.store.conversations[0]?.id);

	it.each(kinds)('does not let a message go out twice (%s)', async (kind) => {
		const parameters = { conversationId: byId(conversation()), text: 'Only once' };
		await harness.run('message:send', parameters);
		const before = harness.sandbox.store.messages.length;
		harness.sandbox.faults.add({
			kind,
			method: 'GET',
			route: `${API}/conversations/{conversation_id}/messages`,
			times: Infinity,
		});
		const { error } = await harness.run('message:send', { ...parameters, skipIfSent: true });
		expect([error?.message, harness.sandbox.store.messages.length]).toEqual([UNREADABLE, before]);
	});

	it.each(kinds)('does not take labels away (%s)', async (kind) => {
		harness.sandbox.faults.add({
			kind,
			method: 'GET',
			route: `${API}/conversations/{conversation_id}/labels`,
			times: Infinity,
		});
		const { error } = await harness.run('conversation:addLabels', {
			conversationId: byId(conversation()),
			labels: ['vip'],
		});
		expect(error?.message).toBe(UNREADABLE);
		expect(harness.sandbox.requests.every(({ method }) => method === 'GET')).toBe(true);
	});

	it.each(kinds)('does not change who has a conversation (%s)', async (kind) => {
		harness.sandbox.faults.add({
			kind,
			method: 'GET',
			route: `${API}/conversations/{conversation_id}`,
			times: Infinity,
		});
		const parameters = { conversationId: byId(conversation()), assignTo: 'agent', agentId: byId('3') };
		const { error } = await harness.run('conversation:assign', parameters);
		expect(error?.message).toBe(UNREADABLE);
		expect(harness.sandbox.requests.every(({ method }) => method === 'GET')).toBe(true);
	});

	it.each(kinds)('does not make a contact twice (%s)', async (kind) => {
		const { contacts } = harness.sandbox.store;
		const before = contacts.length;
		harness.sandbox.faults.add({ kind, method: 'POST', route: `${API}/contacts/filter`, times: Infinity });
		const { error } = await harness.run('message:sendToContact', {
			inboxId: byId('7'),
			person: by('phone_number', '+12025550199'),
			text: 'Hi',
		});
		expect([error?.message, contacts.length]).toEqual([UNREADABLE, before]);
	});
});
