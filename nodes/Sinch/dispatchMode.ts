import { InvalidInput, type Call, type Row } from '../shared';
import { loadAppSettings } from './appSettings';
import { toRecord } from './fieldValues';

/** What DISPATCH mode is, for messages to the user. */
export const DISPATCH_MODE =
	'An app in DISPATCH mode only passes messages on: Sinch makes no contacts and no conversations for it. The mode is set in the Sinch dashboard; apps created since April 2025 begin with DISPATCH.';

/**
 * A `beforeSend` for what exists only in CONVERSATION mode. Gives the row's request; throws an InvalidInput when the app of
 * the row, or of its filters, is in DISPATCH mode.
 */
export async function requireConversationMode(row: Row): Promise<Call> {
	const appId = row.values.appId ?? toRecord(row.values.filters).appId;
	const app = appId === undefined ? undefined : await loadAppSettings(row, appId);
	if (app?.isDispatch)
		throw new InvalidInput(`The app "${app.name}" is in DISPATCH mode and has no conversations`, DISPATCH_MODE);
	return row.call;
}
