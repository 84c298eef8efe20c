import type { IDataObject } from 'n8n-workflow';
import {
	forgetAllHandled,
	forgetHandled,
	forgottenUntil,
	isFirstHandling,
	MOST_HANDLED,
} from '../../../../nodes/shared/trigger/handledEvents';

let triggers = 0;
const newTrigger = () => `workflow trigger-${++triggers}`;
/** The static data that n8n loads for the next delivery. */
const saved = (staticData: IDataObject) => JSON.parse(JSON.stringify(staticData)) as IDataObject;

it('is true for the first time only, also after a restart, and for each trigger', () => {
	const trigger = newTrigger();
	const data: IDataObject = {};
	const event = { id: 'a', at: 1 };
	expect([isFirstHandling(trigger, event, data), isFirstHandling(trigger, event, data)]).toEqual([true, false]);
	expect(isFirstHandling(newTrigger(), event, saved(data))).toBe(false);
	expect(isFirstHandling(newTrigger(), event, {})).toBe(true);
});

it('saves the IDs of concurrent deliveries, whichever of them n8n saves last', () => {
	const trigger = newTrigger();
	const [first, second]: IDataObject[] = [{}, {}];
	isFirstHandling(trigger, { id: 'a', at: 1 }, first!);
	isFirstHandling(trigger, { id: 'b', at: 2 }, second!);
	expect(saved(first!)).toEqual(saved(second!));
	expect(saved(first!).handled).toEqual({ times: { a: 1, b: 2 }, forgottenAt: 0 });
});

it('forgets what is too old for a list', () => {
	const trigger = newTrigger();
	const data: IDataObject = {};
	isFirstHandling(trigger, { id: 'a', at: 1 }, data);
	isFirstHandling(trigger, { id: 'b', at: 2 }, data);
	forgetHandled(trigger, data, 2);
	expect(saved(data).handled).toEqual({ times: { b: 2 }, forgottenAt: 0 });
});

it('forgets the oldest of too many, and remembers up to which time, also after a restart', () => {
	const trigger = newTrigger();
	const data: IDataObject = {};
	// Younger ones first, as when older messages are caught up with.
	for (let at = MOST_HANDLED + 10; at > 0; at--) isFirstHandling(trigger, { id: `event ${at}`, at }, data);
	forgetHandled(trigger, data, 0);
	const restarted = newTrigger();
	for (const name of [trigger, restarted]) {
		expect(forgottenUntil(name, saved(data))).toBe(10);
		expect(isFirstHandling(name, { id: 'event 11', at: 11 }, saved(data))).toBe(false);
	}
});

it('knows nothing any more after everything was forgotten', () => {
	const trigger = newTrigger();
	const data: IDataObject = {};
	isFirstHandling(trigger, { id: 'a', at: 1 }, data);
	forgetAllHandled(trigger, data);
	expect(data).toEqual({});
	expect(isFirstHandling(trigger, { id: 'a', at: 1 }, data)).toBe(true);
});

it.each(['text', 7, null, [1], { times: 'text' }, { times: { a: 'late' }, forgottenAt: 'never' }])(
	'works with %p in the static data',
	(odd) => {
		const data = { handled: odd } as IDataObject;
		const trigger = newTrigger();
		expect(forgottenUntil(trigger, data)).toBe(0);
		expect(isFirstHandling(trigger, { id: 'a', at: 1 }, data)).toBe(true);
	},
);
