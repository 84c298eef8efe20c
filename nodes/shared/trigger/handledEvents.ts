import type { IDataObject } from 'n8n-workflow';
import { RecentMap } from '../base/recentMap';
import { isRecord, objectAt } from '../base/record';

/** How many events each trigger remembers: the static data of a workflow is saved with every delivery. */
export const MOST_HANDLED = 5000;
/** Events are forgotten once the new ones are such a share of those that were kept, so that few deliveries look at all of them. */
const SHARE_OF_NEW = 0.02;
/** How many triggers this process remembers. A trigger that is dropped still has its static data. */
const MAX_TRIGGERS = 1000;

/** The events that started the workflow, as far as a list may still show them. n8n saves this object itself, not a copy. */
interface Handled {
	/** The times of the events by their IDs, in ms since the epoch by the clock of the service. */
	times: Record<string, number>;
	/** The latest time of the events that had to be forgotten; 0 when there are none. */
	forgottenAt: number;
}

/** What a process knows of a trigger. */
interface Memory {
	handled: Handled;
	/** The events that were added since events were last forgotten, and those that were kept then. */
	added: number;
	kept: number;
}

const memories = new RecentMap<Memory>(MAX_TRIGGERS);

/** An event with a time, in ms since the epoch by the clock of the service. */
export interface TimedEvent {
	id: string;
	at: number;
}

/**
 * Remembers an event that starts the workflow. Gives true when the event is new. As with `isFirstDelivery`, the IDs are kept in static
 * data and in the memory of the process, but for as long as the trigger may find the event in a list: `forgetHandled` ends that.
 */
export function isFirstHandling(trigger: string, { id, at }: TimedEvent, staticData: IDataObject): boolean {
	const memory = load(trigger, staticData);
	const { handled } = memory;
	const isNew = !Object.hasOwn(handled.times, id);
	if (isNew) memory.added++;
	handled.times[id] = at;
	staticData.handled = handled;
	return isNew;
}

/** The time up to which events were forgotten: an unknown event of that time may have been handled. 0 when none was forgotten. */
export function forgottenUntil(trigger: string, staticData: IDataObject): number {
	return load(trigger, staticData).handled.forgottenAt;
}

/** Forgets the events before a time, and the oldest of more than `MOST_HANDLED` events; at the latest once 2 % more are new. */
export function forgetHandled(trigger: string, staticData: IDataObject, before: number): void {
	const memory = load(trigger, staticData);
	const { handled } = memory;
	if (memory.added < memory.kept * SHARE_OF_NEW) return;
	const kept: Array<[id: string, at: number]> = [];
	for (const [id, at] of Object.entries(handled.times)) {
		if (at < before) Reflect.deleteProperty(handled.times, id);
		else kept.push([id, at]);
	}
	Object.assign(memory, { added: 0, kept: Math.min(kept.length, MOST_HANDLED) });
	if (kept.length <= MOST_HANDLED) return;
	for (const [id, at] of kept.sort(([, one], [, other]) => one - other).slice(0, kept.length - MOST_HANDLED)) {
		Reflect.deleteProperty(handled.times, id);
		handled.forgottenAt = Math.max(handled.forgottenAt, at);
	}
}

/** Forgets all events. */
export function forgetAllHandled(trigger: string, staticData: IDataObject): void {
	memories.set(trigger, newMemory());
	if ('handled' in staticData) delete staticData.handled;
}

/** The events of a trigger: those of this process, and those that another process has saved, or this one before a restart. */
function load(trigger: string, staticData: IDataObject): Memory {
	const memory = memories.get(trigger) ?? newMemory();
	const { handled } = memory;
	memories.set(trigger, memory);
	const { handled: saved } = staticData;
	if (saved === handled || !isRecord(saved)) return memory;
	for (const [id, at] of Object.entries(objectAt(saved, 'times'))) {
		if (typeof at === 'number' && at > handled.forgottenAt) handled.times[id] = at;
	}
	if (typeof saved.forgottenAt === 'number') handled.forgottenAt = Math.max(handled.forgottenAt, saved.forgottenAt);
	return memory;
}

function newMemory(): Memory {
	return { handled: { times: {}, forgottenAt: 0 }, added: 0, kept: 0 };
}
