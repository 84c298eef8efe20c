import type { IDataObject } from 'n8n-workflow';
import { RecentMap } from '../base/recentMap';

// The times of a trigger's events in its static data, in ms since the epoch by the clock of the service.

/** How many ms before its end a delivery may have loaded static data. */
const LONGEST_DELIVERY = 60_000;

/** The times that this process has noted, and when it did, by `performance.now()`. */
const noted = new RecentMap<{ first: number; last: number; when: number }>(1000);

/** Notes the time of an event that starts the workflow. */
export function noteEvent(trigger: string, staticData: IDataObject, at: number | undefined): void {
	if (at === undefined) return;
	const last = Math.max(at, lastEventAt(staticData) ?? 0);
	writeTimes(staticData, { first: at, last });
	noted.set(trigger, { first: activeSince(staticData), last, when: performance.now() });
}

/**
 * Notes the times that other deliveries have noted meanwhile. n8n saves the static data of each delivery as a whole: a delivery that
 * loaded it before them would undo what they have noted.
 */
export function noteEventsOfOthers(trigger: string, staticData: IDataObject): void {
	const others = noted.get(trigger);
	if (others && performance.now() - others.when < LONGEST_DELIVERY) writeTimes(staticData, others);
}

function writeTimes(staticData: IDataObject, { first, last }: { first: number; last: number }): void {
	if (!('firstEventAt' in staticData)) staticData.firstEventAt = first;
	if (last > (lastEventAt(staticData) ?? 0)) staticData.lastEventAt = last;
}

/** Notes the time from which on events are still to come; undefined when none are. */
export function noteMissing(staticData: IDataObject, since: number | undefined): void {
	if (staticData.missingSince === since) return;
	if (since === undefined) delete staticData.missingSince;
	else staticData.missingSince = since;
}

/** Notes the digest of the settings with which the events came. */
export function noteSettings(staticData: IDataObject, digest: string): void {
	if (lastEventAt(staticData) === undefined || staticData.settings === digest) return;
	staticData.settings = digest;
}

/** Whether the events came with other settings than those of this digest. */
export function cameWithOtherSettings({ settings }: IDataObject, digest: string): boolean {
	return typeof settings === 'string' && settings !== digest;
}

/** Forgets all times. Nothing is written where none is known: n8n saves changed static data. */
export function forgetEventTimes(trigger: string, staticData: IDataObject): void {
	noted.set(trigger, { first: 0, last: 0, when: -Infinity });
	if ('firstEventAt' in staticData) delete staticData.firstEventAt;
	if ('lastEventAt' in staticData) delete staticData.lastEventAt;
	if ('missingSince' in staticData) delete staticData.missingSince;
	if ('settings' in staticData) delete staticData.settings;
}

/** The time from which on events may be missing when n8n starts; undefined when none can be. */
export function firstMissing(staticData: IDataObject): number | undefined {
	const { missingSince } = staticData;
	return typeof missingSince === 'number' ? missingSince : lastEventAt(staticData);
}

/** The time of the first event after the activation: what is older may have come while the workflow was deactivated. */
export function activeSince({ firstEventAt: value }: IDataObject): number {
	return typeof value === 'number' ? value : 0;
}

/** The time of the last event that started the workflow. */
function lastEventAt({ lastEventAt: value }: IDataObject): number | undefined {
	return typeof value === 'number' ? value : undefined;
}
