import type { IDataObject } from 'n8n-workflow';
import { Failure, objectAt, RecentMap, sleepUnlessAborted, toText, type Row } from '../../shared';
import { recordOf, recordsIn } from '../answers';
import { directionOf } from '../outputs';
import { callTo, routes } from '../routes';
import { addressees } from '../sentKey/sentKey';
import { toMillis } from '../times';
import { whenRefused } from '../whenRefused';
import { listInboxes } from './inboxRules';

const WAITS = [0, 500, 500, 1000, 1000, 2000, 5000, 10_000, 10_000];
/** Where the messages may not be read, an email gets this time to leave, in ms. */
const BLIND_WAIT = 5000;
/** An email that has not left after this time, in ms, does not leave any more. */
const LONGEST_WAIT = 600_000;

/** When the last messages were sent into a conversation, in ms since the epoch. */
interface LastSent {
	any: number;
	/** The last one with recipients of its own; -Infinity for none. */
	withRecipients: number;
}

/** By account and conversation. All runs of this process share it: an email may still be waiting when its run has ended. */
const lastSent = new RecentMap<LastSent>(10_000);

/** By account, conversation and message, when it was retried, in ms since the epoch: Chatwoot leaves the time of the message as it was. */
const retriedAt = new RecentMap<number>(10_000);

/**
 * Sends the message of a row into a conversation, once no email waits there that would get other recipients by it. Messages into one
 * conversation, those of other runs of this process included, wait for each other where it may be one of an email inbox. Throws a
 * Failure: that of `send`, or one that says which email has not left.
 *
 * Chatwoot takes the recipients of an email from the newest outgoing message of the conversation, a private note included, and sends
 * emails in the background (v4.15.1 app/mailers/conversation_reply_mailer.rb:163).
 */
export async function sendInTurn(
	row: Row,
	conversationId: unknown,
	send: () => Promise<unknown>,
): Promise<IDataObject> {
	if (!(await mayBeEmail(row))) return recordOf(await send());
	let sent: Promise<unknown> = Promise.resolve();
	await row.account.mutex.runExclusive(turnsOf(conversationId), async () => {
		sent = othersLeft(row, conversationId).then(send);
		// A failure is that of this row. The message may be there all the same.
		await sent.catch(() => undefined);
		noteSent(row, conversationId);
	});
	return recordOf(await sent);
}

/** Notes that a conversation was created with the message of a row in it, for the rows that write into it later. */
export function noteSent(row: Row, conversationId: unknown): void {
	const key = placeOf(row, conversationId);
	const now = row.connection.clock.now();
	const withRecipients = hasRecipients(row) ? now : (lastSent.get(key)?.withRecipients ?? -Infinity);
	lastSent.set(key, { any: now, withRecipients });
}

/**
 * Runs the retry of a message while no other message of this process is sent into its conversation, or retried there. Throws what
 * `retry` throws.
 */
export async function retryInTurn(
	row: Row,
	conversationId: unknown,
	retry: () => Promise<IDataObject>,
): Promise<IDataObject> {
	let message: IDataObject = {};
	await row.account.mutex.runExclusive(turnsOf(conversationId), async () => {
		message = await retry();
	});
	return message;
}

/** Notes that a message was retried, or may have been, for the rows that write into its conversation later. */
export function noteRetried(row: Row, conversationId: unknown, messageId: unknown): void {
	retriedAt.set(`${placeOf(row, conversationId)} ${toText(messageId)}`, row.connection.clock.now());
}

/**
 * The newest outgoing message of a conversation, if it has recipients of its own: Chatwoot would send any email of the conversation to
 * them. Undefined for the message `id` itself, and where the messages may not be read. Throws a Failure.
 */
export async function otherWithRecipients(
	row: Row,
	conversationId: unknown,
	id: unknown,
): Promise<IDataObject | undefined> {
	const listed = (await newestMessages(row, conversationId)) ?? [];
	const outgoing = listed.filter(({ message_type: type }) => directionOf(type) === 'outgoing');
	const [newest] = outgoing.sort((one, other) => Number(other.id) - Number(one.id));
	if (!newest || toText(newest.id) === toText(id)) return undefined;
	return recipientsIn(objectAt(newest, 'content_attributes')) === NOBODY ? undefined : newest;
}

function turnsOf(conversationId: unknown): string {
	return `emails of conversation ${toText(conversationId)}`;
}

function placeOf({ account }: Row, conversationId: unknown): string {
	return `${account.mutex.scope} ${toText(conversationId)}`;
}

// The token of a bot may not read the inboxes.
async function mayBeEmail(row: Row): Promise<boolean> {
	if (row.call.body.message_type === 'incoming') return false;
	if (hasRecipients(row)) return true;
	const inboxes = await listInboxes(row);
	return inboxes.length === 0 || inboxes.some(({ channel_type: type }) => type === 'Channel::Email');
}

function hasRecipients({ call: { body } }: Row): boolean {
	return recipientsIn(body) !== NOBODY;
}

/** The recipients in a request, or in the content attributes of a stored message, as a text that does not depend on their order. */
function recipientsIn({ to_emails: to, cc_emails: cc, bcc_emails: bcc }: IDataObject): string {
	return JSON.stringify([to, cc, bcc].map(addressees));
}

const NOBODY = recipientsIn({});

/** Waits until no email waits in the conversation that the message of the row would give other recipients. Throws a Failure. */
async function othersLeft(row: Row, conversationId: unknown): Promise<void> {
	const { clock, signal } = row.connection;
	const place = placeOf(row, conversationId);
	const last = lastSent.get(place);
	const mayDiffer = hasRecipients(row) || (last && last.withRecipients > clock.now() - LONGEST_WAIT);
	if (mayDiffer !== true) return;
	let waiting: IDataObject | undefined;
	for (const wait of WAITS) {
		if (wait > 0) await sleepUnlessAborted(clock, wait, signal);
		const messages = await newestMessages(row, conversationId);
		if (!messages) return last ? await leaveBlindly(row, last) : undefined;
		waiting = messages.find((message) => isWaiting(message, row, place));
		if (!waiting) return;
	}
	throw new Failure(
		'notSent',
		`Not sent, because message ${toText(waiting?.id)} has not left Chatwoot yet, and would get the recipients of this one`,
		{
			description:
				'Chatwoot takes the recipients of an email from the newest message of the conversation. Run the row again once that message has left. If it never does, look at the email settings of the inbox.',
		},
	);
}

async function leaveBlindly({ connection: { clock, signal } }: Row, last: LastSent): Promise<void> {
	if (last.any > clock.now() - BLIND_WAIT) await sleepUnlessAborted(clock, BLIND_WAIT, signal);
}

// Undefined where the token may not read them: that of a bot.
async function newestMessages(row: Row, conversationId: unknown): Promise<IDataObject[] | undefined> {
	const call = callTo(routes.listMessages, { path: { conversation_id: conversationId } });
	return await whenRefused(row.fetch(call).then(recordsIn), ['401'], undefined);
}

// Chatwoot stores the ID of an email as the source ID of its message once the email has left.
function isWaiting(message: IDataObject, row: Row, place: string): boolean {
	const isEmail = directionOf(message.message_type) === 'outgoing' && message.private !== true;
	if (!isEmail || message.status === 'failed' || toText(message.source_id) !== '') return false;
	const asked = Math.max(toMillis(message.created_at), retriedAt.get(`${place} ${toText(message.id)}`) ?? -Infinity);
	if (row.connection.clock.now() - asked > LONGEST_WAIT) return false;
	return recipientsIn(objectAt(message, 'content_attributes')) !== recipientsIn(row.call.body);
}
