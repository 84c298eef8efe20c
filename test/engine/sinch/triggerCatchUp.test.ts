import { useExpressionEngine } from '../../support/expressions';
import { appNamed } from '../../support/sinch';
import { callback } from '../../support/sinchCallbacks';
import { useSinchTrigger } from '../../support/sinchTrigger';

useExpressionEngine();
const { harness, active, settled } = useSinchTrigger();

const says = (text: string, app: 'Alerts' | 'Customer care' = 'Customer care') =>
	harness.sandbox.personSays({ appId: appNamed(harness.sandbox, app), from: '+46701234567', text });

/** Runs `work` while n8n is down: no webhook is called. */
function whileDown(work: () => void) {
	const { store } = harness.sandbox;
	const webhooks = store.webhooks.splice(0);
	work();
	store.webhooks.push(...webhooks);
}

it('What came while n8n was down comes with the next callback, each message once', async () => {
	const host = await active();
	says('Before');
	await settled();
	const texts = Array.from({ length: 20 }, (_, n) => `Number ${n}`);
	whileDown(() => texts.forEach((text) => says(text)));
	await host.start();
	says('Afterwards');
	await settled();
	says('Later');
	await settled();
	const given = host.executions.flat().map(({ json }) => [json.text, json.caughtUp === true]);
	expect(given.toSorted()).toEqual(
		[
			...texts.map((text) => [text, true]),
			...['Before', 'Afterwards', 'Later'].map((text) => [text, false]),
		].toSorted(),
	);
});

it('What came while the workflow was deactivated starts nothing, also not after a later stop of n8n', async () => {
	const host = await active();
	says('Before');
	await settled();
	await host.deactivate();
	says('In the pause');
	await host.activate();
	says('Afterwards');
	await settled();
	await host.start();
	says('Later');
	await settled();
	expect(host.executions.flat().map(({ json }) => json.text)).toEqual(['Before', 'Afterwards', 'Later']);
});

it('A message starts nothing again after a stop, however many delivery reports came since', async () => {
	const host = await active({ triggers: ['MESSAGE_INBOUND', 'MESSAGE_DELIVERY'] });
	says('Before');
	await settled();
	const report = callback('message-delivery').message_delivery_report as object;
	const appId = appNamed(harness.sandbox, 'Customer care');
	for (let n = 0; n < 510; n++) {
		harness.sandbox.deliver({ appId, payload: { message_delivery_report: { ...report, message_id: `M${n}` } } });
		await settled();
	}
	await host.start();
	says('Afterwards');
	await settled();
	const messages = host.executions.flat().filter(({ json }) => json.event === 'MESSAGE_INBOUND');
	expect(messages.map(({ json }) => json.text)).toEqual(['Before', 'Afterwards']);
});

it('Of 700 missed messages each comes once, also when others come meanwhile', async () => {
	const host = await active();
	says('Before');
	await settled();
	whileDown(() => {
		for (let n = 0; n < 700; n++) says(`Number ${n}`);
	});
	await host.start();
	for (let n = 0; n < 5; n++) {
		says(`Live ${n}`);
		await settled();
	}
	const all = host.executions.flat().map(({ json }) => json.text);
	expect(all).toHaveLength(706);
	expect(new Set(all).size).toBe(706);
});

it('Of more than 5,000 missed messages the oldest come first', async () => {
	const host = await active();
	const { accept_time: first } = says('Before');
	await settled();
	whileDown(() => {
		for (let n = 0; n < 5100; n++) {
			says(`Number ${n}`).accept_time = new Date(Date.parse(first) + n + 1).toISOString();
		}
	});
	await host.start();
	says('Afterwards');
	await settled();
	const given = host.executions[1]!.map(({ json }) => json.text);
	expect(given).toEqual([...Array.from({ length: 200 }, (_, n) => `Number ${n}`), 'Afterwards']);
});
