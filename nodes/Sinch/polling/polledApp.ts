import { InvalidInput } from '../../shared';
import type { AppSettings } from '../appSettings';

/**
 * The sources in which the messages of an app are stored: both when the mode of the app is not known. Throws an InvalidInput when
 * Sinch stores no messages of the app.
 */
export function messageSourcesOf(app: AppSettings | undefined): string[] {
	if (!app) return ['CONVERSATION_SOURCE', 'DISPATCH_SOURCE'];
	if (!app.isDispatch) return ['CONVERSATION_SOURCE'];
	if (app.dispatchRetentionDays > 0) return ['DISPATCH_SOURCE'];
	throw new InvalidInput(
		`Sinch stores no messages of the app "${app.name}", so polling cannot find any: the app is in DISPATCH mode with a retention of 0 days`,
		'Set the dispatch retention of the app in the Sinch dashboard to 1 to 7 days, or use the Sinch Conversation Trigger.',
	);
}

/** Throws an InvalidInput when messages of the app have no delivery status. */
export function requireStatuses(app: AppSettings | undefined): void {
	if (app?.hasStatuses) return;
	throw new InvalidInput(
		app
			? `Sinch keeps no delivery statuses for the app "${app.name}": its setting persist_message_status is off`
			: 'The access key may not read the app, so it is not known whether Sinch keeps delivery statuses for it',
		'Use the Sinch Conversation Trigger for delivery reports, or have Sinch switch the setting on.',
	);
}
