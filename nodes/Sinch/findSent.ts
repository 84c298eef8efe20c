import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, objectAt, objectsAt, toText, type Call, type Row, type SentCheck } from '../shared';
import { loadAppSettings } from './appSettings';
import { toRecord } from './fieldValues';
import { isSameContent } from './isSameContent';
import { messagePager } from './pagers';
import { storedFormsOf } from './phone';
import { requireList } from './requireList';
import { callTo, routes } from './routes';

const DAY = 24 * 60 * 60 * 1000;

/** Finds a message with the same content that the same app has sent to the same person, among those that Sinch stores. */
export const messageSentCheck: SentCheck = {
	key: ({ call }) => {
		const { app_id, recipient, message } = call.body;
		return JSON.stringify([app_id, recipient, message]);
	},
	find: async (row, call, { since, ignoreCache }) => {
		const { app_id, recipient, message } = call.body;
		const source = await messagesSourceOf(row, call, since);
		if (source === undefined) return allowUnchecked(row, ignoreCache);
		for (const recipientFilter of recipientFiltersOf(recipient)) {
			const query: IDataObject = {
				app_id,
				direction: 'TO_CONTACT',
				start_time: new Date(since).toISOString(),
				...(source === 'DISPATCH_SOURCE' && { messages_source: source }),
				...recipientFilter,
			};
			const found = await findMessage(row, callTo(routes.listMessages, { query }), (stored) =>
				isSameContent(message, objectAt(stored, 'app_message')),
			);
			if (found) return found;
		}
		return undefined;
	},
};

/** The source in which the message would be stored; undefined when Sinch does not store it at all, or not since `since`. */
async function messagesSourceOf(
	row: Row,
	{ body }: Call,
	since: number,
): Promise<'CONVERSATION_SOURCE' | 'DISPATCH_SOURCE' | undefined> {
	const app = await loadAppSettings(row, body.app_id);
	if (!app) return undefined;
	const isDispatch = app.isDispatch || body.processing_strategy === 'DISPATCH_ONLY';
	const storedFor = (isDispatch ? app.dispatchRetentionDays : app.retentionDays) * DAY;
	if (row.connection.clock.now() - since > storedFor) return undefined;
	return isDispatch ? 'DISPATCH_SOURCE' : 'CONVERSATION_SOURCE';
}

// The user may allow a send that cannot be checked. After a send whose answer got lost, this permission does not count: it
// would make the row send again.
function allowUnchecked(row: Row, hasSent: boolean): undefined {
	if (!hasSent && toRecord(row.values.sendOptions).sendUnchecked === true) return undefined;
	throw new InvalidInput(
		'Whether this was sent before cannot be checked, because Sinch does not store the messages of this app for that long',
		'It was not sent. Raise the retention of the app in the Sinch dashboard (in DISPATCH mode it is 0 days unless changed), shorten Look Back, or switch on "Send if It Cannot Be Checked" under Send Options.',
	);
}

// A message to several identities was delivered to one of them, so each has a filter of its own.
function recipientFiltersOf(recipient: unknown): IDataObject[] {
	const { contact_id, ...by } = toRecord(recipient);
	if (contact_id !== undefined) return [{ contact_id }];
	const identities = objectsAt(objectAt(by, 'identified_by'), 'channel_identities');
	const forms = identities.flatMap(({ identity }) => storedFormsOf(toText(identity)));
	return [...new Set(forms)].map((channel_identity) => ({ channel_identity }));
}

async function findMessage(
	row: Row,
	call: Call,
	isWanted: (message: IDataObject) => boolean,
): Promise<IDataObject | undefined> {
	const fetchPage = async (query: IDataObject) =>
		requireList(await row.fetch({ ...call, query: { ...call.query, ...query } }), 'messages');
	for await (const page of messagePager(fetchPage, Infinity)) {
		const found = page.find(isWanted);
		if (found) return found;
	}
	return undefined;
}
