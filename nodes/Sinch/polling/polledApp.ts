import { Failure, InvalidInput, isRecord, objectAt, toText, type Fetch } from '../../shared';
import { retentionOf, type AppSettings } from '../appSettings';
import { callTo, routes } from '../routes';

/** What polling needs to know of an app. */
export interface PolledApp extends Pick<AppSettings, 'dispatchRetentionDays' | 'isDispatch' | 'name'> {
	/** Whether Sinch keeps the delivery status of each message. */
	hasStatuses: boolean;
}

/** The settings of an app; undefined when the access key may not read apps. Throws a Failure. */
export async function fetchPolledApp(fetch: Fetch, appId: string): Promise<PolledApp | undefined> {
	const call = callTo(routes.getApp, { path: { app_id: appId }, labels: { app_id: 'App' } });
	const app = await fetch(call).catch((error: unknown) => undefinedIfForbidden(error));
	if (!isRecord(app)) return undefined;
	return {
		name: toText(app.display_name ?? appId),
		isDispatch: app.processing_mode === 'DISPATCH',
		dispatchRetentionDays: retentionOf(app).dispatchRetentionDays,
		hasStatuses: objectAt(app, 'persist_message_status').enabled === true,
	};
}

function undefinedIfForbidden(error: unknown): undefined {
	if (!(error instanceof Failure) || error.code !== '403') throw error;
	return undefined;
}

/**
 * The sources in which the messages of an app are stored: both when the mode of the app is not known. Throws an InvalidInput when
 * Sinch stores no messages of the app.
 */
export function messageSourcesOf(app: PolledApp | undefined): string[] {
	if (!app) return ['CONVERSATION_SOURCE', 'DISPATCH_SOURCE'];
	if (!app.isDispatch) return ['CONVERSATION_SOURCE'];
	if (app.dispatchRetentionDays > 0) return ['DISPATCH_SOURCE'];
	throw new InvalidInput(
		`Sinch stores no messages of the app "${app.name}", so polling cannot find any: the app is in DISPATCH mode with a retention of 0 days`,
		'Set the dispatch retention of the app in the Sinch dashboard to 1 to 7 days, or use the Sinch Conversation Trigger.',
	);
}

/** Throws an InvalidInput when messages of the app have no delivery status. */
export function requireStatuses(app: PolledApp | undefined): void {
	if (app?.hasStatuses) return;
	throw new InvalidInput(
		app
			? `Sinch keeps no delivery statuses for the app "${app.name}": its setting persist_message_status is off`
			: 'The access key may not read the app, so it is not known whether Sinch keeps delivery statuses for it',
		'Use the Sinch Conversation Trigger for delivery reports, or have Sinch switch the setting on.',
	);
}
