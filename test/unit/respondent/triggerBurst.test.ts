import { only, useTriggers } from '../../support/respondentTrigger';
import type { TriggerHost } from '../../support/trigger';

const stage = useTriggers();

let host: TriggerHost;
beforeEach(async () => {
	host = await stage.host();
	await host.activate();
});

const deliver = (messageId: string, uuid?: string) =>
	stage.sandbox.deliver({ event: 'MESSAGES.CREATED', resource: { messageId } }, uuid === undefined ? {} : { uuid });

it('starts one execution for 50 identical deliveries at once', async () => {
	stage.sandbox.deliveries.mishaps.copies = 50;
	deliver('m', 'the-same');
	expect(new Set(await stage.settled())).toEqual(new Set([200]));
	expect(host.executions).toHaveLength(1);
});

it('starts 50 executions for 50 different deliveries at once, and remembers all of them', async () => {
	for (let n = 0; n < 50; n++) deliver(`m${n}`);
	await stage.settled();
	expect(new Set(host.executions.map((items) => only(items).json.messageId)).size).toBe(50);
	expect(host.executions).toHaveLength(50);
	expect(host.staticData.recentEvents).toHaveLength(50);
});

it('asks once for a new signing key when 50 deliveries come with it at once', async () => {
	const webhook = only(stage.sandbox.store.webhooks);
	webhook.privateKey = 'another-key';
	stage.sandbox.requests.length = 0;
	for (let n = 0; n < 50; n++) deliver(`m${n}`);
	expect(new Set(await stage.settled())).toEqual(new Set([200]));
	expect(stage.sandbox.requests.map(({ route }) => route)).toEqual(['GET /v1/webhooks']);
	expect(host.executions).toHaveLength(50);
	expect(host.staticData.webhook).toMatchObject({ privateKey: 'another-key' });
});
