import { recorded, useChatwootTrigger } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useChatwootTrigger();

const hooks = () => harness.sandbox.store.webhooks;

describe('Chatwoot Trigger: each event once', () => {
	it('starts once per event in any order of arrival, and once per change', async () => {
		const host = await harness.active({ events: ['message_created', 'message_updated', 'conversation_updated'] });
		const secret = hooks()[0]?.secret;
		harness.sandbox.deliveries.mishaps.reorder = 6;
		const updates = ['One', 'Two'].map((content) => recorded('message_updated', { content }));
		const labels = [['a'], ['a', 'b']].map((value) =>
			recorded('conversation_updated', {
				labels: value,
				changed_attributes: [{ label_list: { current_value: value } }],
			}),
		);
		const created = recorded('message_created');
		for (const event of [created, ...updates, ...labels, created]) {
			harness.sandbox.deliver({ url: host.url, event, secret });
		}
		expect(await harness.settled()).toEqual(Array(6).fill(200));
		expect(host.executions).toHaveLength(5);
	});

	it('starts once per answer, also when its delivery is reported afterwards', async () => {
		const host = await harness.active({ events: ['message_updated'] });
		const answered = (rating: number, more: object = {}) =>
			recorded('message_updated', {
				message_type: 'template',
				sender: null,
				content_attributes: { submitted_values: { csat_survey_response: { rating } } },
				...more,
			});
		for (const event of [answered(4), answered(4, { status: 'read' }), answered(5)]) {
			harness.sandbox.deliver({ url: host.url, event, secret: hooks()[0]?.secret });
		}
		expect(await harness.settled()).toEqual([200, 200, 200]);
		expect(host.executions.map(([item]) => item?.json.rating).sort()).toEqual([4, 5]);
	});

	it('remembers events while it is deactivated', async () => {
		const host = await harness.active();
		const send = async () => {
			harness.sandbox.deliver({ url: host.url, event: recorded('message_created'), secret: hooks()[0]?.secret });
			expect(new Set(await harness.settled())).toEqual(new Set([200]));
		};
		await send();
		await host.deactivate();
		await host.activate();
		await send();
		expect(host.executions).toHaveLength(1);
	});
});
