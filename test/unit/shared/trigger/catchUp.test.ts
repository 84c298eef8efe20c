import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { missedEvents, type CatchUp } from '../../../../nodes/shared/trigger/catchUp';
import { forgetHandled, isFirstHandling, MOST_HANDLED } from '../../../../nodes/shared/trigger/handledEvents';

const NOW = Date.UTC(2026, 10, 29, 12);
const HOUR = 3_600_000;

let workflows = 0;

/** A trigger that is called for the first time in this process. */
function newTrigger(staticData: IDataObject) {
	const id = `workflow ${++workflows}`;
	const log: string[] = [];
	const context = {
		getWorkflowStaticData: () => staticData,
		getWorkflow: () => ({ id }),
		getNode: () => ({ id: 'node', name: 'Trigger' }),
		getMode: () => 'webhook',
		getNodeParameter: () => ({}),
		logger: { warn: (text: string) => log.push(text) },
	} as unknown as IWebhookFunctions;
	return { context, log, trigger: `${id} node` };
}

/** A list of the service; `asked` has the times since which it was read. */
function listOf(read: () => IDataObject[]): CatchUp & { asked: number[] } {
	const asked: number[] = [];
	return {
		asked,
		timeOf: ({ at }) => Number(at),
		eventsSince: async (_context, since) => {
			asked.push(since);
			return await Promise.resolve(read());
		},
	};
}

it('leaves out what is as old as forgotten events rather than starting them again, and says so in the log', async () => {
	const staticData: IDataObject = { firstEventAt: 1, lastEventAt: NOW - 2 * HOUR };
	const { context, log, trigger } = newTrigger(staticData);
	// The service could not be asked while all of these came.
	const forgotten = NOW - HOUR;
	const events = Array.from({ length: MOST_HANDLED + 1 }, (_, n) => ({ id: `live ${n}`, at: forgotten + n }));
	for (const event of events) isFirstHandling(trigger, event, staticData);
	forgetHandled(trigger, staticData, 0);

	const list = listOf(() => [events[0]!, events[1]!, { id: 'missed', at: NOW - 1 }]);
	const isNew = ({ id, at }: IDataObject) => isFirstHandling(trigger, { id: id as string, at: Number(at) }, staticData);
	expect(await missedEvents(context, list, { now: NOW, isNew })).toEqual([{ id: 'missed', at: NOW - 1 }]);
	expect(list.asked).toEqual([forgotten]);
	expect(log).toEqual([
		'"Trigger" leaves out what came before 2026-11-29T11:00:00.000Z while n8n was down: it remembers 5000 messages, and more have come since',
	]);
});

it('looks for nothing any more once another process of n8n has forgotten the events', async () => {
	const staticData: IDataObject = { firstEventAt: 1, lastEventAt: NOW - HOUR };
	const { context, log } = newTrigger(staticData);
	const list = listOf(() => {
		throw new Error('The service is down');
	});
	const now = { now: NOW, isNew: () => true };
	expect(await missedEvents(context, list, now)).toEqual([]);
	for (const name of Object.keys(staticData)) Reflect.deleteProperty(staticData, name);
	expect(await missedEvents(context, list, now)).toEqual([]);
	expect(list.asked).toHaveLength(1);
	expect(log).toHaveLength(1);
});
