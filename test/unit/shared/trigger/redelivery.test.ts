import type { IDataObject } from 'n8n-workflow';
import { isFirstDelivery } from '../../../../nodes/shared/trigger/redelivery';

let triggers = 0;
const newTrigger = () => `workflow trigger-${++triggers}`;
/** The static data that n8n loads for the next delivery. */
const saved = (staticData: IDataObject) => JSON.parse(JSON.stringify(staticData)) as IDataObject;
const idsIn = (staticData: IDataObject) => saved(staticData).recentEvents as string[];

it('is true for the first delivery of an event only', () => {
	const trigger = newTrigger();
	const data: IDataObject = {};
	expect([
		isFirstDelivery(trigger, 'a', data),
		isFirstDelivery(trigger, 'b', data),
		isFirstDelivery(trigger, 'a', data),
	]).toEqual([true, true, false]);
});

it('remembers the events of each trigger separately', () => {
	expect([isFirstDelivery(newTrigger(), 'a', {}), isFirstDelivery(newTrigger(), 'a', {})]).toEqual([true, true]);
});

it('knows events that were saved before a restart', () => {
	const data: IDataObject = {};
	isFirstDelivery(newTrigger(), 'a', data);
	const afterRestart = newTrigger();
	expect([isFirstDelivery(afterRestart, 'a', saved(data)), isFirstDelivery(afterRestart, 'b', saved(data))]).toEqual([
		false,
		true,
	]);
});

it('saves the IDs of concurrent deliveries, whichever of them n8n saves last', () => {
	const trigger = newTrigger();
	const [first, second]: IDataObject[] = [{}, {}];
	isFirstDelivery(trigger, 'a', first!);
	isFirstDelivery(trigger, 'b', second!);
	expect(idsIn(first!)).toEqual(['a', 'b']);
	expect(idsIn(second!)).toEqual(['a', 'b']);
});

it('knows events that another process has saved in the meantime', () => {
	const trigger = newTrigger();
	isFirstDelivery(trigger, 'a', {});
	const data: IDataObject = { recentEvents: ['a', 'from elsewhere'] };
	expect(isFirstDelivery(trigger, 'from elsewhere', data)).toBe(false);
	expect(idsIn(data)).toEqual(['a', 'from elsewhere']);
});

it('remembers the last 500 events', () => {
	const trigger = newTrigger();
	const data: IDataObject = {};
	for (let id = 0; id < 600; id++) isFirstDelivery(trigger, String(id), data);
	expect(idsIn(data)).toHaveLength(500);
	expect(isFirstDelivery(trigger, '599', data)).toBe(false);
	expect(isFirstDelivery(trigger, '100', data)).toBe(false);
	expect(isFirstDelivery(trigger, '99', data)).toBe(true);
});

it.each(['text', 7, null, { length: 2 }, [1, null, {}]])('works with %p in the static data', (odd) => {
	const data = { recentEvents: odd } as IDataObject;
	const trigger = newTrigger();
	expect([isFirstDelivery(trigger, 'a', data), isFirstDelivery(trigger, 'a', data)]).toEqual([true, false]);
});
