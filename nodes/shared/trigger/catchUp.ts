import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { RecentMap } from '../base/recentMap';
import { isSwitchedOn } from './catchUpOption';
import {
	activeSince,
	cameWithOtherSettings,
	firstMissing,
	forgetEventTimes,
	noteEvent,
	noteEventsOfOthers,
	noteMissing,
	noteSettings,
} from './eventTimes';
import { forgetAllHandled, forgetHandled, forgottenUntil, isFirstHandling, MOST_HANDLED } from './handledEvents';
import { OVERLAP } from './pollCursor';
import { digestOfSettings } from './settings';

/** How a trigger finds the events that were not delivered while n8n was down. */
export interface CatchUp {
	/** The time of an event in ms since the epoch, by the clock of the service. Undefined when the event does not tell it. */
	timeOf: (event: IDataObject) => number | undefined;
	/** The events since a time, in the form of deliveries, oldest first. Throws a NodeOperationError. */
	eventsSince: (context: IWebhookFunctions, since: number) => Promise<IDataObject[]>;
	/** Whether deliveries may have been lost while n8n was running. Called with each delivery; gives true once for each such time. */
	hasLost?: (context: IWebhookFunctions) => boolean;
}

const DAY = 24 * 3_600_000;

/** Events that one delivery brings along at most; the next delivery brings the rest. */
const MOST_EVENTS = 200;

/** How far a trigger has caught up. */
interface Progress {
	/** The time from which on events are still to come, in ms since the epoch; undefined when none are. */
	next: number | undefined;
	isRunning: boolean;
}

/**
 * The triggers that this process knows. Of an unknown trigger, deliveries may have been lost before the process began. Static data is
 * loaded and saved by each delivery on its own; the deliveries of one process share this.
 */
const progress = new RecentMap<Progress>(1000);

/**
 * Notes that deliveries may have been lost, when n8n starts and when a new version of an active workflow is published. Forgets the
 * last event when a person activates the workflow, since what came during the pause starts nothing, and when the new version has other
 * settings: an inbox that was not chosen before may be full of old messages. n8n calls `checkExists` in all these cases, with the mode
 * of the activation (n8n 2.41.1 webhooks/webhook.service.js:339, workflows/workflow.service.js:711). When n8n starts, deliveries may
 * come before that call.
 */
export function noteActivation(context: IHookFunctions): void {
	const mode = context.getActivationMode();
	if (mode === 'activate') return forgetEvents(context);
	if (mode !== 'init' && mode !== 'leadershipChange' && mode !== 'update') return;
	const staticData = context.getWorkflowStaticData('node');
	if (mode === 'update' && cameWithOtherSettings(staticData, digestOfSettings(context))) return forgetEvents(context);
	progress.set(triggerOf(context), { next: firstMissing(staticData), isRunning: false });
}

/** Forgets when events came, so that nothing is caught up with. */
function forgetEvents(context: IHookFunctions): void {
	const staticData = context.getWorkflowStaticData('node');
	const trigger = triggerOf(context);
	forgetEventTimes(trigger, staticData);
	forgetAllHandled(trigger, staticData);
	progress.set(trigger, { next: undefined, isRunning: false });
}

/** Identifies the trigger in this process. */
export function triggerOf(context: IHookFunctions | IWebhookFunctions): string {
	return `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
}

/**
 * The events that came while n8n was down, `MOST_EVENTS` at most; none when there was no stop since the last time. `isNew` says
 * whether an event starts the workflow, and remembers it. `now` is in ms since the epoch. Never throws: an error is logged, and the
 * next delivery tries again.
 */
export async function missedEvents(
	context: IWebhookFunctions,
	catchUp: CatchUp,
	{ now, isNew }: { now: number; isNew: (event: IDataObject) => boolean },
): Promise<IDataObject[]> {
	if (!isSwitchedOn(context)) return [];
	const staticData = context.getWorkflowStaticData('node');
	const trigger = triggerOf(context);
	const known = catchUp.hasLost?.(context) ? undefined : progress.get(trigger);
	const state = known ?? { next: firstMissing(staticData), isRunning: false };
	progress.set(trigger, state);
	// Another process of n8n has activated the workflow, and has forgotten when events came.
	if (firstMissing(staticData) === undefined) state.next = undefined;
	if (state.next === undefined || state.isRunning) return [];
	state.isRunning = true;
	const missed: IDataObject[] = [];
	try {
		const begin = Math.max(state.next - OVERLAP, now - DAY, activeSince(staticData));
		const events = await catchUp.eventsSince(context, Math.max(begin, forgottenUntil(trigger, staticData)));
		// Other deliveries may have come meanwhile.
		const forgotten = forgottenUntil(trigger, staticData);
		if (forgotten > state.next) warnOfForgotten(context, forgotten);
		const unknown = events.filter((event) => (catchUp.timeOf(event) ?? Infinity) > forgotten);
		const rest = takeNew(unknown, missed, isNew);
		for (const event of missed) noteEvent(trigger, staticData, catchUp.timeOf(event));
		state.next = rest && (catchUp.timeOf(rest) ?? now);
	} catch (error) {
		warn(context, error);
	} finally {
		state.isRunning = false;
	}
	return missed;
}

/** Remembers an event that the user wants, for as long as a list may show it. Gives false when it has started the workflow before. */
export function isFirstStart(context: IWebhookFunctions, catchUp: CatchUp, id: string, event: IDataObject): boolean {
	const at = catchUp.timeOf(event);
	if (at === undefined || !isSwitchedOn(context)) return true;
	return isFirstHandling(triggerOf(context), { id, at }, context.getWorkflowStaticData('node'));
}

/** Notes the time of a delivered event that starts the workflow. */
export function noteStart(context: IWebhookFunctions, catchUp: CatchUp, event: IDataObject): void {
	if (isSwitchedOn(context))
		noteEvent(triggerOf(context), context.getWorkflowStaticData('node'), catchUp.timeOf(event));
}

/**
 * Notes how far the trigger has caught up, since n8n may stop again before the next delivery, and forgets the events that no list
 * will show any more. Called at the end of a delivery.
 */
export function noteProgress(context: IWebhookFunctions): void {
	const trigger = triggerOf(context);
	const state = progress.get(trigger);
	if (!state || !isSwitchedOn(context)) return;
	const staticData = context.getWorkflowStaticData('node');
	noteEventsOfOthers(trigger, staticData);
	noteMissing(staticData, state.next);
	noteSettings(staticData, digestOfSettings(context));
	const next = firstMissing(staticData);
	if (next !== undefined) forgetHandled(trigger, staticData, next - OVERLAP);
}

/** Adds the new events to `missed`, up to `MOST_EVENTS`. Gives the first event that is left. */
function takeNew(
	events: IDataObject[],
	missed: IDataObject[],
	isNew: (event: IDataObject) => boolean,
): IDataObject | undefined {
	for (const event of events) {
		if (missed.length >= MOST_EVENTS) return event;
		if (isNew(event)) missed.push(event);
	}
	return undefined;
}

function warn(context: IWebhookFunctions, error: unknown): void {
	const why = error instanceof Error ? error.message : String(error);
	context.logger.warn(`"${context.getNode().name}" could not look for what came while n8n was down: ${why}`);
}

function warnOfForgotten(context: IWebhookFunctions, until: number): void {
	const [name, time] = [context.getNode().name, new Date(until).toISOString()];
	context.logger.warn(
		`"${name}" leaves out what came before ${time} while n8n was down: it remembers ${MOST_HANDLED} messages, and more have come since`,
	);
}
