import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, objectAt, toFailure, toText, type Row } from '../shared';
import { callTo, routes } from './routes';

/** The settings of an app that decide what can be done with it. */
export interface AppSettings {
	name: string;
	/** True in DISPATCH mode: Sinch then knows no contacts and keeps no conversations. */
	isDispatch: boolean;
	/** Days for which messages that were sent in DISPATCH mode are stored; 0: they are not stored. */
	dispatchRetentionDays: number;
	/** Days for which messages that were sent in CONVERSATION mode are stored; Infinity: for ever. */
	retentionDays: number;
}

/**
 * Loads the settings of an app, once per run. Undefined when the access key may not read apps. Throws a Failure when the
 * app cannot be read for another reason.
 */
export async function loadAppSettings(row: Row, appId: unknown): Promise<AppSettings | undefined> {
	const call = callTo(routes.getApp, { path: { app_id: appId }, labels: { app_id: 'App' } });
	try {
		const app = await row.account.once(`app ${call.url}`, async () => await row.fetch(call));
		if (!isRecord(app)) return undefined;
		return {
			name: toText(app.display_name ?? appId),
			isDispatch: app.processing_mode === 'DISPATCH',
			...retentionOf(app),
		};
	} catch (error) {
		if (error instanceof Failure && error.code === '403') return undefined;
		throw toFailure(error, 'notSent');
	}
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
