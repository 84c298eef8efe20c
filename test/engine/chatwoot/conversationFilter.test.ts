import { useChatwoot } from '../../support/chatwoot';
import { defineAttribute } from '../../support/defineAttribute';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useChatwoot();

const API = '/api/v1/accounts/{account_id}';
const conversation = (id: number) => {
	const found = harness.sandbox.store.conversation(id);
	if (!found) throw new Error(`There is no conversation ${id}`);
	return found;
};
const ids = (items: Array<{ json: object }>) => items.map(({ json }) => Reflect.get(json, 'conversationId') as number);

describe('Conversation: Filter', () => {
	const where = (field: string, operator: string, value = '', customKey = '') => ({
		field,
		operator,
		value,
		customKey,
	});

	it.each(['top', 'data'] as const)('gives the same as the list, with conditions as fields (%s)', async (envelope) => {
		harness.sandbox.quirks.filterEnvelope = envelope;
		const { items } = await harness.run('conversation:filter', {
			returnAll: true,
			conditions: { condition: [where('status', 'equal_to', 'open, pending'), where('inbox_id', 'equal_to', '7')] },
		});
		const wanted = harness.sandbox.store.conversations.filter(
			({ status, inboxId }) => ['open', 'pending'].includes(status) && inboxId === 7,
		);
		// Chatwoot sorts this list by last activity, newest first, and ignores the sort of the request.
		wanted.sort((a, b) => b.lastActivityAt - a.lastActivityAt);
		expect(ids(items)).toEqual(wanted.map(({ id }) => id));
		expect(harness.sandbox.requests[0]?.body).toEqual({
			payload: [
				{ attribute_key: 'status', filter_operator: 'equal_to', values: ['open', 'pending'], query_operator: 'AND' },
				{ attribute_key: 'inbox_id', filter_operator: 'equal_to', values: [7], query_operator: null },
			],
		});
	});

	it('looks at custom attributes and at what is present', async () => {
		conversation(5).customAttributes.order = 'A-1';
		defineAttribute(harness.sandbox, 'order');
		const { items } = await harness.run('conversation:filter', {
			conditions: { condition: [where('custom', 'equal_to', 'A-1', 'order'), where('assignee_id', 'is_present')] },
			combine: 'OR',
			limit: 500,
		});
		expect(ids(items)).toContain(5);
		expect(items.length).toBeGreaterThan(50);
	});

	it('only reads, so it is repeated after a 503', async () => {
		harness.sandbox.faults.add({ kind: '503' });
		const { items, error } = await harness.run('conversation:filter', {
			conditions: { condition: [where('status', 'equal_to', 'open')] },
			limit: 5,
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(5);
	});

	it.each([
		[[], '"Conditions" is empty'],
		[[where('status', 'equal_to')], '"Value" is empty'],
		[[where('custom', 'equal_to', 'x')], '"Custom Attribute Key" is empty'],
		[[where('created_at', 'is_greater_than', 'soon')], '"Value" is no date: "soon"'],
	])('refuses %j', async (condition, message) => {
		expect((await harness.run('conversation:filter', { conditions: { condition } })).error?.message).toBe(message);
		expect(harness.sandbox.requests).toHaveLength(0);
	});

	// The filter has one order, the last activity, so a conversation that gets a message while the pages are read moves to a
	// page that has been read already.
	it('misses no conversation that gets a message while the pages are read', async () => {
		const { store, faults } = harness.sandbox;
		let isFirst = true;
		faults.add({
			kind: 'slow',
			times: Infinity,
			when: ({ route }) => {
				if (route !== `POST ${API}/conversations/filter`) return false;
				if (!isFirst) store.insertMessage({ conversationId: 2, content: 'I am back', type: 0 });
				isFirst = false;
				return false;
			},
		});
		const conditions = { condition: [where('inbox_id', 'equal_to', '7')] };
		const { items } = await harness.run('conversation:filter', { returnAll: true, conditions });
		expect(ids(items)).toContain(2);
	});

	// Chatwoot 4.15.1 answers this operator with 500, so a date is sent.
	it('finds conversations that were created some days ago', async () => {
		const conditions = { condition: [where('created_at', 'days_before', '1')] };
		const { error } = await harness.run('conversation:filter', { conditions });
		expect(error).toBeUndefined();
	});
});
