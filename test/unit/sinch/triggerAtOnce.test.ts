import { appNamed } from '../../support/sinch';
import { callback } from '../../support/sinchCallbacks';
import { useSinchTrigger } from '../../support/sinchTrigger';

// In n8n's engine, but not once per expression engine: there are no expressions in this.
const { harness, active, settled } = useSinchTrigger();

const care = () => appNamed(harness.sandbox, 'Customer care');
const statuses = () => harness.sandbox.deliveries.attempts.map(({ status }) => status);
const inbound = (id: string) => ({ message: { ...(callback('message-inbound').message as object), id } });

describe('Many deliveries at once to a Sinch trigger', () => {
	it('start one execution each of 50 identical and 50 different ones at once', async () => {
		const trigger = await active();
		for (let index = 0; index < 50; index++) {
			harness.sandbox.deliver({ appId: care(), payload: inbound('SAME') });
			harness.sandbox.deliver({ appId: care(), payload: inbound(`M${index}`) });
		}
		await settled();
		expect(statuses()).toEqual(Array.from({ length: 100 }, () => 200));
		const started = trigger.executions.map(([item]) => item?.json.messageId);
		expect(started.sort()).toEqual(['SAME', ...Array.from({ length: 50 }, (_, index) => `M${index}`)].sort());
	});

	it('are noted down in static data, the last 500 of them', async () => {
		const trigger = await active();
		for (let index = 0; index < 520; index++) harness.sandbox.deliver({ appId: care(), payload: inbound(`R${index}`) });
		await settled();
		expect(trigger.executions).toHaveLength(520);
		const recent = trigger.staticData.recentEvents as string[];
		expect(recent).toHaveLength(500);
		expect(recent).toContain('message R519');
	}, 120_000);
});
