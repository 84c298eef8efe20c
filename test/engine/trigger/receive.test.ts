import type { IDataObject } from 'n8n-workflow';
import { includePayload } from '../../../nodes/shared/trigger/payload';
import type { Receiver } from '../../../nodes/shared/trigger/receive';
import { anyTrigger } from '../../support/anyTrigger';
import { useExpressionEngine } from '../../support/expressions';
import { hostTrigger, type TriggerHost } from '../../support/trigger';

useExpressionEngine();

/** A receiver that verifies a password, filters out dull events, and throws for odd ones. */
const receiver: Receiver = {
	rejectionReason: (_context, { header }) => (header('x-secret') === 'open sesame' ? undefined : 'the secret is wrong'),
	idOf: ({ id }) => (typeof id === 'string' ? id : undefined),
	wants: (_context, { dull }) => dull !== true,
	knows: ({ novel }) => novel !== true,
	itemsOf: (_context, event): IDataObject[] => {
		if (event.odd) throw new Error('this event is odd');
		return [{ id: event.id, payload: event }];
	},
};

const setup = anyTrigger(receiver, [includePayload]);

let host: TriggerHost;
beforeEach(async () => {
	host = await hostTrigger(setup);
});
afterEach(async () => await host.close());

const post = async (event: unknown, url = host.url, secret = 'open sesame') => {
	const body = typeof event === 'string' ? event : JSON.stringify(event);
	const answer = await fetch(url, { method: 'POST', body, headers: { 'x-secret': secret } });
	return { status: answer.status, text: await answer.text() };
};
const started = () => host.executions.map((items) => items.map(({ json }) => json.id));
const times = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

it('responds with 200 and no body, and starts the workflow with the items', async () => {
	expect(await post({ id: 'a', more: [1] })).toEqual({ status: 200, text: '' });
	expect(host.executions).toEqual([[{ json: { id: 'a' } }]]);
});

it('adds the event itself with Include Payload, and always to an event of a kind that is not known', async () => {
	const asked = await hostTrigger(setup, { options: { includePayload: true } });
	await post({ id: 'a', more: [1] }, asked.url);
	await post({ id: 'b', novel: true });
	await asked.close();
	expect(asked.executions).toEqual([[{ json: { id: 'a', payload: { id: 'a', more: [1] } } }]]);
	expect(host.executions).toEqual([[{ json: { id: 'b', payload: { id: 'b', novel: true } } }]]);
});

it('responds to a rejected delivery with 401 and no body, starts nothing, and logs the reason', async () => {
	expect(await post({ id: 'a' }, host.url, 'wrong')).toEqual({ status: 401, text: '' });
	expect(await post('no JSON')).toEqual({ status: 401, text: '' });
	expect(host.executions).toEqual([]);
	expect(host.log).toEqual([
		'"Trigger" refused a delivery: the secret is wrong',
		'"Trigger" refused a delivery: its body is not a JSON object',
	]);
});

it('responds with 200 to an event that is not wanted, and starts nothing', async () => {
	expect(await post({ id: 'a', dull: true })).toEqual({ status: 200, text: '' });
	expect(host.executions).toEqual([]);
});

it('starts the workflow with the event as it came when its items cannot be made', async () => {
	expect((await post({ id: 'a', odd: true })).status).toBe(200);
	expect(host.executions).toEqual([[{ json: { payload: { id: 'a', odd: true } } }]]);
	expect(host.log).toEqual(['"Trigger" hands on an event as it came: this event is odd']);
});

it('starts one execution for 50 identical deliveries at the same time', async () => {
	const answers = await Promise.all(times(50, async () => await post({ id: 'same' })));
	expect(answers.every(({ status }) => status === 200)).toBe(true);
	expect(started()).toEqual([['same']]);
});

it('starts 50 executions for 50 different deliveries at the same time, and remembers all of them', async () => {
	await Promise.all(times(50, async (n) => await post({ id: `event ${n}` })));
	expect(started().flat().sort()).toEqual(times(50, (n) => `event ${n}`).sort());
	expect(host.staticData.recentEvents).toHaveLength(50);
	await Promise.all(times(50, async (n) => await post({ id: `event ${n}` })));
	expect(host.executions).toHaveLength(50);
});

it('starts one execution per delivery for an event without an ID', async () => {
	await post({ text: 'hello' });
	await post({ text: 'hello' });
	expect(host.executions).toHaveLength(2);
});

it('starts each time for somebody who listens in the editor, and once more for the active workflow', async () => {
	await post({ id: 'a' }, host.testUrl);
	await post({ id: 'a' }, host.testUrl);
	await post({ id: 'a' });
	expect(started()).toEqual([['a'], ['a'], ['a']]);
});

it('still starts for a genuine event after a forged delivery of it', async () => {
	await post({ id: 'a' }, host.url, 'wrong');
	await post({ id: 'a' });
	expect(started()).toEqual([['a']]);
});
