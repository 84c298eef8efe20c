import type { IDataObject } from 'n8n-workflow';

// The times of a trigger's events in its static data, in ms since the epoch by the clock of the service.

/** Notes the time of an event that starts the workflow. */
export function noteEvent(staticData: IDataObject, at: number | undefined): void {
	if (at === undefined) return;
	staticData.firstEventAt ??= at;
	if (at > (lastEventAt(staticData) ?? 0)) staticData.lastEventAt = at;
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
export function forgetEventTimes(staticData: IDataObject): void {
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
