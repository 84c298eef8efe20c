import { NodeOperationError, type IDataObject, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import { systemClock, type Clock } from '../base/clock';
import { isRecord, objectAt } from '../base/record';
import type { Fetch } from '../http/call';
import { withChosenPayload } from './payload';
import { catchUpHoursOf } from './pollFields';

const HOUR = 3_600_000;

/** Events that one poll takes from a list at most; the next poll takes the rest. */
const MOST_EVENTS = 1000;

/** What a source knows while it is read. */
export interface Reading {
	fetch: Fetch;
	/** The time of n8n at which the poll began, in ms since the epoch. */
	now: number;
	/** Older events start nothing: their greatest age, in ms. */
	maxAge: number;
	/** Events to take at most. */
	most: number;
}

/** New events, and what is to be saved. */
export interface Found {
	state: IDataObject;
	/** The items, oldest first. Each ends with `payload`, which stays only with the option Include Payload. */
	items: IDataObject[];
	/** Events that were left out because they are too old: the log gets their number. */
	leftOut: number;
}

/**
 * Compares what was read with what is saved at that moment: a poll that started later may have ended earlier, with the same
 * events. `saved` is undefined for the first poll.
 */
export type Commit = (saved: IDataObject | undefined) => Found;

/** Where events are polled from. */
export interface EventSource {
	/** The name under which the state is saved. */
	name: string;
	/** Reads what is new since the saved state; undefined: the first poll, which gives no items. Throws a Failure. */
	read: (reading: Reading, saved: IDataObject | undefined) => Promise<Commit>;
	/** The items of the newest few events, for a test in the editor. Throws a Failure. */
	sample: (reading: Reading) => Promise<IDataObject[]>;
}

/** How the events of one service are polled. */
export interface Poller {
	/** The sources of the events that the user chose. Throws an InvalidInput for wrong parameters. */
	sourcesOf: (context: IPollFunctions) => EventSource[];
	/** What is polled: with another credential or other choices, polling begins anew. */
	scopeOf: (context: IPollFunctions) => string;
	/** Runs `work` with access to the API, through `withTriggerAdvice`. Throws a NodeOperationError. */
	askApi: <T>(context: IPollFunctions, work: (fetch: Fetch) => Promise<T>) => Promise<T>;
	/** What a test in the editor advises when there is no event. */
	whenEmpty: string;
	/** Replaced in tests. */
	clock?: Clock;
}

/**
 * Polls the sources of a trigger. Gives the items of all events that are new since the last poll, and null when there are none.
 * The first poll gives nothing. In the editor it gives the newest few events, and saves nothing.
 *
 * Throws a NodeOperationError when the API cannot be reached, or refuses; the next poll then starts where this one did.
 */
export async function poll(context: IPollFunctions, poller: Poller): Promise<INodeExecutionData[][] | null> {
	const { clock = systemClock, askApi } = poller;
	const readingOf = (fetch: Fetch): Reading => ({
		fetch,
		now: clock.now(),
		maxAge: catchUpHoursOf(context) * HOUR,
		most: MOST_EVENTS,
	});
	if (context.getMode() === 'manual') return await sample(context, poller, readingOf);
	const staticData = context.getWorkflowStaticData('node');
	forgetAfterPause(context, staticData);
	const scope = poller.scopeOf(context);
	const commits = await askApi(context, async (fetch) => {
		const prepared: Array<[name: string, commit: Commit]> = [];
		for (const source of poller.sourcesOf(context)) {
			const saved = savedState(staticData, source.name, scope);
			prepared.push([source.name, await source.read(readingOf(fetch), saved)]);
		}
		return prepared;
	});
	// No await from here on, so that two polls at once cannot both take an event for new.
	const found = commits.map(([name, commit]) => ({ name, ...commit(savedState(staticData, name, scope)) }));
	staticData.cursors = Object.fromEntries(found.map(({ name, state }) => [name, { ...state, scope }]));
	for (const { leftOut } of found) {
		if (leftOut > 0) {
			context.logger.warn(
				`"${context.getNode().name}" left out ${leftOut} events: they are older than the trigger looks back, e.g. imported history`,
			);
		}
	}
	const items = found.flatMap((each) => withChosenPayload(context, each.items).map((json) => ({ json })));
	return items.length > 0 ? [items] : null;
}

async function sample(
	context: IPollFunctions,
	{ askApi, sourcesOf, whenEmpty }: Poller,
	readingOf: (fetch: Fetch) => Reading,
): Promise<INodeExecutionData[][]> {
	const items = await askApi(context, async (fetch) => {
		const found: INodeExecutionData[] = [];
		for (const source of sourcesOf(context)) {
			const items = await source.sample(readingOf(fetch));
			for (const json of withChosenPayload(context, items)) found.push({ json });
		}
		return found;
	});
	if (items.length > 0) return [items];
	throw new NodeOperationError(context.getNode(), 'There is nothing yet that would start this workflow', {
		description: whenEmpty,
	});
}

/** The static data of workflows that have been polled since n8n activated them. */
const polledSinceActivation = new WeakSet<IDataObject>();

/**
 * Deletes the saved cursors at the first poll after a person has activated the workflow: what came during a deliberate pause
 * starts nothing. n8n activates a workflow with the mode `activate` then, with `init` when n8n starts, with `leadershipChange`
 * when another main process takes over, and with `update` when an active workflow is saved (n8n 2.41.1
 * active-workflow-manager.js, workflows/workflow.service.js:711). All polls of one activation have the same static data object.
 */
function forgetAfterPause(context: IPollFunctions, staticData: IDataObject): void {
	if (polledSinceActivation.has(staticData)) return;
	polledSinceActivation.add(staticData);
	if (context.getActivationMode() === 'activate') delete staticData.cursors;
}

/** The saved state of a source; undefined when there is none, or when it is of another scope. */
function savedState(staticData: IDataObject, name: string, scope: string): IDataObject | undefined {
	const state = objectAt(objectAt(staticData, 'cursors'), name);
	return isRecord(state) && state.scope === scope ? state : undefined;
}
