import type { INodeParameters } from 'n8n-workflow';
import { closedHours } from '../../support/closedHours';
import { useExpressionEngine } from '../../support/expressions';
import { appNamed, at, authentications, recipient, sentTo, useSinch } from '../../support/sinch';
import { byId } from '../../support/harness';

useExpressionEngine();

describe.each(authentications)('App and Event under %s', (authentication) => {
	const harness = useSinch(authentication);

	it('App: Get Many lists them with their modes', async () => {
		const { items } = await harness.run('app:getAll', { returnAll: true });
		expect(items.map(({ json }) => [json.name, json.processingMode, json.dispatchRetentionDays])).toEqual([
			['Customer care', 'CONVERSATION', 0],
			['Alerts', 'DISPATCH', 0],
			['Reminders', 'DISPATCH', 7],
		]);
		expect((await harness.run('app:getAll', { limit: 2 })).items).toHaveLength(2);
		expect(sentTo(harness, 'GET', '/apps').map(({ rawQuery }) => rawQuery)).toEqual(['', '']);
	});

	it.each(['raw', 'simplified', 'selectedFields'])(
		'App: %s output holds no channel tokens and secrets',
		async (output) => {
			const appId = byId(appNamed(harness.sandbox, 'Customer care'));
			const selectedFields = ['channel_credentials'];
			const one = await harness.run('app:get', {
				appId,
				options: { output, ...(output === 'selectedFields' && { selectedFields }) },
			});
			const many = await harness.run('app:getAll', { options: { output } });
			expect(one.items).toHaveLength(1);
			expect(JSON.stringify([one.items, many.items])).not.toMatch(/seeded-|token|secret/i);
			if (output === 'raw') expect(one.items[0]?.json.channel_credentials).toHaveLength(5);
		},
	);

	it('Event: Send sends one', async () => {
		const { items } = await harness.run('event:send', {
			appId: byId(appNamed(harness.sandbox, 'Customer care')),
			sendTo: recipient('+46701234567'),
			eventType: 'agent_joined_event',
			agentName: 'Robin',
			options: { channelPriority: ['SMS'], eventMetadata: 'e-1', queue: 'HIGH_PRIORITY' },
		});
		expect(items[0]?.json.eventId).toBe(at(harness.sandbox.store.events, -1).id);
		expect(sentTo(harness, 'POST', '/events:send')[0]?.body).toMatchObject({
			event: { agent_joined_event: { agent: { display_name: 'Robin', type: 'HUMAN' } } },
			channel_priority_order: ['SMS'],
			event_metadata: 'e-1',
			queue: 'HIGH_PRIORITY',
		});
	});

	it('Event: Send sends nothing outside the hours, and no more than Stop After allows', async () => {
		const send = async (items: number, options: INodeParameters) =>
			await harness.run(
				'event:send',
				{
					appId: byId(appNamed(harness.sandbox, 'Customer care')),
					sendTo: recipient('+46701234567'),
					eventType: 'agent_joined_event',
					agentName: 'Robin',
					options,
				},
				Array.from({ length: items }, () => ({ json: {} })),
			);
		const { items } = await send(1, { sendOnlyBetween: closedHours });
		expect(items[0]?.json).toMatchObject({
			status: 'skipped',
			reason: expect.stringContaining('Send Only Between'),
		});
		expect(sentTo(harness, 'POST', '/events:send')).toEqual([]);
		const { items: limited } = await send(3, { stopAfter: 2 });
		expect(limited[2]?.json.reason).toBe('Stop After: this run ends after 2 items');
		expect(sentTo(harness, 'POST', '/events:send')).toHaveLength(2);
	});

	it('Event: Get gives one', async () => {
		const event = at(harness.sandbox.store.events, 0);
		const { items } = await harness.run('event:get', { eventId: event.id });
		expect(items[0]?.json).toMatchObject({ eventId: event.id, eventType: 'composing_event', direction: 'incoming' });
	});

	it('Event: Get Many lists those of a conversation or a contact', async () => {
		const { id, conversation_id, contact_id } = at(harness.sandbox.store.events, 0);
		for (const filters of [{ conversationId: byId(conversation_id) }, { contactId: byId(contact_id) }]) {
			const { items } = await harness.run('event:getAll', { filters });
			expect(items.map(({ json }) => json.eventId)).toContain(id);
		}
		expect((await harness.run('event:getAll')).error?.message).toBe('Neither a conversation nor a contact is given');
	});

	it('Event: Delete deletes', async () => {
		const { items } = await harness.run('event:delete', {
			eventId: at(harness.sandbox.store.events, 0).id,
			understandsFinal: true,
		});
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(harness.sandbox.store.events).toHaveLength(49);
	});
});
