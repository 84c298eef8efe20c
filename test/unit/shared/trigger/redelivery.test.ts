import type { IDataObject } from 'n8n-workflow';
import { claim } from '../../../../nodes/shared/trigger/redelivery';

let triggers = 0;
const newTrigger = () => `workflow trigger-${++triggers}`;
/** What n8n would load for the next delivery. */
const saved = (staticData: IDataObject) => JSON.parse(JSON.stringify(staticData)) as IDataObject;
const idsIn = (staticData: IDataObject) => saved(staticData).recentEvents as string[];

it('gives an event to the first delivery only', () => {
	const trigger = newTrigger();
	const data: IDataObject = {};
	expect([claim(trigger, 'a', data), claim(trigger, 'b', data), claim(trigger, 'a', data)]).toEqual([
		true,
		true,
		false,
	]);
});

it('tells triggers apart', () => {
	expect([claim(newTrigger(), 'a', {}), claim(newTrigger(), 'a', {})]).toEqual([true, true]);
});

it('knows what was saved before a restart', () => {
	const data: IDataObject = {};
	claim(newTrigger(), 'a', data);
	const afterRestart = newTrigger();
	expect([claim(afterRestart, 'a', saved(data)), claim(afterRestart, 'b', saved(data))]).toEqual([false, true]);
});

it('loses nothing when deliveries at once save what each of them loaded', () => {
	const trigger = newTrigger();
	const [first, second]: IDataObject[] = [{}, {}];
	claim(trigger, 'a', first!);
	claim(trigger, 'b', second!);
	// Whichever n8n saves last.
	expect(idsIn(first!)).toEqual(['a', 'b']);
	expect(idsIn(second!)).toEqual(['a', 'b']);
});

it('takes over what another process has saved meanwhile', () => {
	const trigger = newTrigger();
	claim(trigger, 'a', {});
	const data: IDataObject = { recentEvents: ['a', 'from elsewhere'] };
	expect(claim(trigger, 'from elsewhere', data)).toBe(false);
	expect(idsIn(data)).toEqual(['a', 'from elsewhere']);
});

it('remembers the last 500', () => {
	const trigger = newTrigger();
	const data: IDataObject = {};
	for (let id = 0; id < 600; id++) claim(trigger, String(id), data);
	expect(idsIn(data)).toHaveLength(500);
	expect(claim(trigger, '599', data)).toBe(false);
	expect(claim(trigger, '100', data)).toBe(false);
	expect(claim(trigger, '99', data)).toBe(true);
});

it.each(['text', 7, null, { length: 2 }, [1, null, {}]])('does not stumble over %p in the static data', (odd) => {
	const data = { recentEvents: odd } as IDataObject;
	const trigger = newTrigger();
	expect([claim(trigger, 'a', data), claim(trigger, 'a', data)]).toEqual([true, false]);
});
