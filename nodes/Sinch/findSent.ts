import type { IDataObject } from 'n8n-workflow';
import {
	Failure,
	InvalidInput,
	objectAt,
	objectsAt,
	recognitionOf,
	sendOptionsOf,
	toText,
	type Call,
	type Row,
	type SentCheck,
	type SentMark,
} from '../shared';
import { loadAppSettings } from './appSettings';
import { toRecord } from './fieldValues';
import { contentKey, isSameContent } from './isSameContent';
import { metadataMarkIn } from './metadataMark';
import { messagePager } from './pagers';
import { storedFormsOf } from './phone';
import { BESIDE_PAGE, requireList } from './readableAnswer';
import { callTo, routes } from './routes';

const DAY = 24 * 60 * 60 * 1000;

type Source = 'CONVERSATION_SOURCE' | 'DISPATCH_SOURCE';

/** How far back a send is looked for whose answer got lost, in ms. It is more than the clocks of n8n and Sinch may differ. */
const OWN_LOOK_BACK = 3_600_000;

/**
 * Finds a message with the same content, or with the same key of the user, that the same app has sent to the same person, among
 * those that Sinch stores. A message that could not be delivered does not count.
 */
export const messageSentCheck: SentCheck = {
	key: (row) => keysOf(row)[0] ?? '',
	furtherKeys: (row) => keysOf(row).slice(1),
	find: async (row, call, { since, ignoreCache: hasSent }) => {
		const { recognizeBy, failIfFailedBefore } = recognitionOf(row.values);
		const source = await messagesSourceOf(row, call, since);
		if (source === undefined) return allowUnchecked(row, hasSent);
		const mark = markOf(call.body);
		const isSame = (stored: IDataObject) =>
			recognizeBy === 'key'
				? metadataMarkIn(stored.metadata)?.key === mark?.key
				: isSameContent(call.body.message, objectAt(stored, 'app_message'));
		let failed: IDataObject | undefined;
		const found = await findMessage(row, call, { source, since }, (stored) => {
			if (hasSent && isOwn(stored, mark)) return true;
			if (!isSame(stored)) return false;
			const hasFailed = objectAt(stored, 'message_status').status === 'FAILED';
			if (hasFailed) failed ??= stored;
			return !hasFailed;
		});
		if (!found && failed && failIfFailedBefore && sendOptionsOf(row.values).skipIfSent) throw notDelivered(failed);
		return found;
	},
};

/** The message that this row has sent, by the mark in its metadata. Throws a Failure when Sinch stores no mark of it. */
export async function findOwnMessage(row: Row): Promise<IDataObject | undefined> {
	const since = row.connection.clock.now() - OWN_LOOK_BACK;
	const mark = markOf(row.call.body);
	const source = mark && (await messagesSourceOf(row, row.call, since));
	if (source === undefined) throw new Failure('notSent', 'Sinch stores nothing by which the message could be found');
	return await findMessage(row, row.call, { source, since }, (stored) => isOwn(stored, mark));
}

/**
 * A key for each identity of the recipient, or for the contact. Of several identities the first one decides which rows are the same: it
 * is that of Send To. The list of messages is filtered by identities without their channels, so the channel does not count.
 */
function keysOf({ call: { body }, values }: Row): string[] {
	const { app_id, recipient, message } = body;
	const content = recognitionOf(values).recognizeBy === 'key' ? markOf(body)?.key : contentKey(message);
	const { contact_id } = toRecord(recipient);
	const people = contact_id === undefined ? identitiesOf(recipient) : [contact_id];
	return people.map((person) => JSON.stringify([app_id, person, content]));
}

function markOf(body: Call['body']): SentMark | undefined {
	return metadataMarkIn(body.message_metadata);
}

function isOwn({ metadata }: IDataObject, mark: SentMark | undefined): boolean {
	return mark !== undefined && metadataMarkIn(metadata)?.row === mark.row;
}

function notDelivered({ id, message_status: status }: IDataObject): Failure {
	const reason = toText(toRecord(status).reason) || 'Sinch gives no reason';
	return new Failure('rejectedByApi', `The same message was not delivered before: ${reason}`, {
		description: `It is message ${toText(id)}. Correct the cause, then choose Send Again for "If Delivery Failed Before".`,
	});
}

/** The source in which the message would be stored; undefined when Sinch does not store it at all, or not since `since`. */
async function messagesSourceOf(row: Row, { body }: Call, since: number): Promise<Source | undefined> {
	const app = await loadAppSettings(row, body.app_id);
	if (!app) return undefined;
	const isDispatch = app.isDispatch || body.processing_strategy === 'DISPATCH_ONLY';
	const storedFor = (isDispatch ? app.dispatchRetentionDays : app.retentionDays) * DAY;
	if (row.connection.clock.now() - since > storedFor) return undefined;
	return isDispatch ? 'DISPATCH_SOURCE' : 'CONVERSATION_SOURCE';
}

// The user may allow a send that cannot be checked, and Check Only may look for a row that goes out in any case. After a send whose
// answer got lost, neither counts: the row would send again.
function allowUnchecked({ values }: Row, hasSent: boolean): undefined {
	const isAllowed = recognitionOf(values).sendUnchecked || !sendOptionsOf(values).skipIfSent;
	if (!hasSent && isAllowed) return undefined;
	throw new InvalidInput(
		'Whether this was sent before cannot be checked, because Sinch does not store the messages of this app for that long',
		'It was not sent. Raise the retention of the app in the Sinch dashboard (in DISPATCH mode it is 0 days unless changed), shorten Look Back, or add "Send if It Cannot Be Checked" under Options.',
	);
}

function identitiesOf(recipient: unknown): string[] {
	const identities = objectsAt(objectAt(toRecord(recipient), 'identified_by'), 'channel_identities');
	return identities.map(({ identity }) => toText(identity));
}

// A message to several identities was delivered to one of them, so each has a filter of its own.
function recipientFiltersOf(recipient: unknown): IDataObject[] {
	const { contact_id } = toRecord(recipient);
	if (contact_id !== undefined) return [{ contact_id }];
	const forms = identitiesOf(recipient).flatMap(storedFormsOf);
	return [...new Set(forms)].map((channel_identity) => ({ channel_identity }));
}

/** The first message that `isWanted`, among those that the app of a call has sent to its recipient since then. */
async function findMessage(
	row: Row,
	{ body }: Call,
	{ source, since }: { source: Source; since: number },
	isWanted: (message: IDataObject) => boolean,
): Promise<IDataObject | undefined> {
	for (const recipientFilter of recipientFiltersOf(body.recipient)) {
		const query: IDataObject = {
			app_id: body.app_id,
			direction: 'TO_CONTACT',
			start_time: new Date(since).toISOString(),
			...(source === 'DISPATCH_SOURCE' && { messages_source: source }),
			...recipientFilter,
		};
		const call = callTo(routes.listMessages, { query });
		const fetchPage = async (page: IDataObject) =>
			requireList(await row.fetch({ ...call, query: { ...call.query, ...page } }), 'messages', BESIDE_PAGE);
		for await (const page of messagePager(fetchPage, Infinity)) {
			const found = page.find(isWanted);
			if (found) return found;
		}
	}
	return undefined;
}
