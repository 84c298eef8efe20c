import { useExpressionEngine } from '../../support/expressions';
import { pollingOn, timeOf } from '../../support/respondentPolling';
import { useTriggers } from '../../support/respondentTrigger';

useExpressionEngine();
const stage = useTriggers();
const { polling, says, texts } = pollingOn(stage);

const HOUR = 3_600_000;
const ago = (ms: number) => ({ createdAt: timeOf(stage, ms) });

it('What comes while n8n is down comes with the first poll afterwards', async () => {
	const host = await polling();
	for (let n = 0; n < 20; n++) says(`Number ${n}`, ago(20 - n));
	host.restart();
	expect(await texts(host)).toEqual(Array.from({ length: 20 }, (_, n) => `Number ${n}`));
	expect(await host.poll()).toEqual([]);
});

it('What comes while the workflow is deactivated starts nothing', async () => {
	const host = await polling();
	says('Before the pause');
	expect(await texts(host)).toEqual(['Before the pause']);
	says('In the pause');
	host.pause();
	expect(await host.poll()).toEqual([]);
	says('After the pause');
	expect(await texts(host)).toEqual(['After the pause']);
});

it('What is older than the trigger looks back starts nothing, and the log tells how many', async () => {
	const host = await polling();
	const longer = await polling({ options: { catchUpHours: 48 } });
	await stage.clock.sleep(30 * HOUR);
	says('One', ago(26 * HOUR));
	says('Two', ago(25 * HOUR));
	says('Three', ago(HOUR));
	expect(await texts(host)).toEqual(['Three']);
	expect(host.log).toEqual([
		'"Trigger" left out 2 events: they are older than the trigger looks back, e.g. imported history',
	]);
	expect(await host.poll()).toEqual([]);
	expect(host.log).toHaveLength(1);
	expect(await texts(longer)).toEqual(['One', 'Two', 'Three']);
});

it('Of more events than one poll takes, the next poll gives the rest', async () => {
	const host = await polling();
	const expected = Array.from({ length: 1200 }, (_, n) => `Number ${n}`);
	for (const [n, text] of expected.entries()) says(text, ago(1200 - n));
	const [first, second] = [await texts(host), await texts(host)];
	expect([first.length, second.length]).toEqual([1000, 200]);
	expect([...first, ...second]).toEqual(expected);
	expect(await host.poll()).toEqual([]);
});
