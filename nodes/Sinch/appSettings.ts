import type { IDataObject } from 'n8n-workflow';
import { Failure, objectAt, toText, type Fetch, type Row } from '../shared';
import { requireRecord } from './readableAnswer';
import { callTo, routes } from './routes';

/** What the node and the triggers need to know of an app. */
export interface AppSettings {
	name: string;
	/** True in DISPATCH mode: Sinch then knows no contacts and keeps no conversations. */
	isDispatch: boolean;
	/** Days for which messages that were sent in DISPATCH mode are stored; 0: they are not stored. */
	dispatchRetentionDays: number;
	/** Days for which messages that were sent in CONVERSATION mode are stored; Infinity: for ever. */
	retentionDays: number;
	/** Whether Sinch keeps the delivery status of each message. */
	hasStatuses: boolean;
}

/**
 * The settings of an app; undefined when the access key may not read apps. Throws a Failure when the app cannot be read for another
 * reason.
 */
export async function readApp(fetch: Fetch, appId: unknown): Promise<AppSettings | undefined> {
	const call = callTo(routes.getApp, { path: { app_id: appId }, labels: { app_id: 'App' } });
	return await fetch(call).then(settingsIn, undefinedIfForbidden);
}

/** As readApp, once per run. */
export async function loadAppSettings({ account, fetch }: Row, appId: unknown): Promise<AppSettings | undefined> {
	return await account.once(`app ${toText(appId)}`, async () => await readApp(fetch, appId));
}

function settingsIn(answer: unknown): AppSettings {
	const app = requireRecord(answer, 'in which mode the app is');
	return {
		name: toText(app.display_name ?? app.id),
		isDispatch: app.processing_mode === 'DISPATCH',
		hasStatuses: objectAt(app, 'persist_message_status').enabled === true,
		...retentionOf(app),
	};
}

function undefinedIfForbidden(error: unknown): undefined {
	if (!(error instanceof Failure) || error.code !== '403') throw error;
	return undefined;
}

/** The days for which an app stores messages. */
export function retentionOf(app: IDataObject): Pick<AppSettings, 'dispatchRetentionDays' | 'retentionDays'> {
	const { retention_type: type, ttl_days: days } = objectAt(app, 'retention_policy');
	return {
		// 64-bit numbers may come as text. With PERSIST_RETENTION_POLICY the days mean nothing, and may be 0.
		retentionDays: type === 'PERSIST_RETENTION_POLICY' ? Infinity : Number(days ?? 180),
		dispatchRetentionDays: Number(objectAt(app, 'dispatch_retention_policy').ttl_days ?? 0),
	};
}
