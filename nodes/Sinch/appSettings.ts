import { toFailure, Failure, InvalidInput } from '../shared/base/failure';
import { isRecord, objectAt, toText } from '../shared/base/record';
import type { Row } from '../shared/operation/row';
import { group } from './body';
import { getAppRoute } from './routes';
import { type Call, callTo } from '../shared/http/call';

/** What one has to know about an app before using it. */
export interface AppFacts {
	name: string;
	/** In dispatch mode Sinch knows no contacts and keeps no conversations. */
	dispatch: boolean;
	/** For how many days messages are stored that are sent in dispatch mode; 0 for not at all. */
	dispatchDays: number;
	/** The same for messages in conversation mode. */
	days: number;
}

/** Reads an app, once per run; undefined when this key may not read apps. */
export async function appFacts(row: Row, appId: unknown): Promise<AppFacts | undefined> {
	const call = callTo(getAppRoute, { path: { app_id: appId }, labels: { app_id: 'App' } });
	try {
		const app = await row.runState.once(`app ${call.url}`, async () => await row.fetch(call));
		if (!isRecord(app)) return undefined;
		return {
			name: toText(app.display_name ?? appId),
			dispatch: app.processing_mode === 'DISPATCH',
			dispatchDays: Number(objectAt(app, 'dispatch_retention_policy').ttl_days ?? 0),
			days: Number(objectAt(app, 'retention_policy').ttl_days ?? 180),
		};
	} catch (error) {
		if (error instanceof Failure && error.code === '403') return undefined;
		throw toFailure(error, 'notSent');
	}
}

/** What dispatch mode means. */
export const DISPATCH_MODE =
	'An app in DISPATCH mode only passes messages on: Sinch makes no contacts and no conversations for it. The mode is set in the Sinch dashboard; apps created since April 2025 begin with DISPATCH.';

/** The request of a row. Refuses an app in dispatch mode for what only exists in conversation mode. */
export async function needsConversationMode(row: Row): Promise<Call> {
	const appId = row.values.appId ?? group(row.values.filters).appId;
	const facts = appId === undefined ? undefined : await appFacts(row, appId);
	if (facts?.dispatch)
		throw new InvalidInput(`The app "${facts.name}" is in DISPATCH mode and has no conversations`, DISPATCH_MODE);
	return row.call;
}

/** The request of a row. Refuses a contact as the recipient of an app in dispatch mode. */
export async function mayTakeContact(row: Row): Promise<Call> {
	if (row.values.recipientBy !== 'contact') return row.call;
	if (group(row.values.sendOptions).processingStrategy === 'DISPATCH_ONLY') {
		throw new InvalidInput(
			'"Dispatch Only" cannot send to a contact',
			'Choose Channel Identities as the recipient, e.g. the phone number, or leave Processing Strategy out.',
		);
	}
	const facts = await appFacts(row, row.values.appId);
	if (!facts?.dispatch) return row.call;
	throw new InvalidInput(
		`The app "${facts.name}" is in DISPATCH mode and cannot send to a contact`,
		`Choose Channel Identities as the recipient, e.g. the phone number. ${DISPATCH_MODE}`,
	);
}
