import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot({ serverVersion: '4.8' });

const filterBy = async (field: string, operator: string, value: string) =>
	await harness.run('conversation:filter', { conditions: { condition: [{ field, operator, value, customKey: '' }] } });

describe('Conversation on Chatwoot 4.8.0', () => {
	it('is found by an age in days, and by the country code', async () => {
		const aged = await filterBy('created_at', 'days_before', '1');
		expect(aged.error).toBeUndefined();
		expect(aged.items).toHaveLength(50);
		Object.assign(harness.sandbox.store.conversation(5)?.additionalAttributes ?? {}, { country_code: 'SE' });
		const found = await filterBy('country_code', 'equal_to', 'SE');
		expect(found.items.map(({ json }) => json.conversationId)).toEqual([5]);
	});

	it('is listed, created, assigned and resolved as on newer servers', async () => {
		const { items } = await harness.run('conversation:getAll', { returnAll: true, filters: { status: 'all' } });
		expect(items).toHaveLength(300);
		const created = await harness.run('conversation:create', { inboxId: byId('7'), contactId: byId('9') });
		const conversationId = byId(String(Number(created.items[0]?.json.conversationId)));
		const assigned = await harness.run('conversation:assign', {
			conversationId,
			assignTo: 'agent',
			agentId: byId('3'),
		});
		expect(assigned.items[0]?.json).toMatchObject({ assignedTo: 'agent', name: 'Cleo Agent' });
		const resolved = await harness.run('conversation:setStatus', { conversationId, status: 'resolved' });
		expect(resolved.items[0]?.json).toMatchObject({ conversationStatus: 'resolved' });
	});
});
