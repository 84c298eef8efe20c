import { useExpressionEngine } from '../../support/expressions';
import { appNamed } from '../../support/sinch';
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
