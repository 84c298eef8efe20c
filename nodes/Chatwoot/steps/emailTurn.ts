import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, objectAt, sleepUnlessAborted, toText, type Row } from '../../shared';
import { recordsIn } from '../answers';
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

/** What is known of the messages that were sent into a conversation in this run, or under way when it began. */
interface Turn {
	/** Whether one of them had recipients of its own. */
	hasRecipients: boolean;
}

/**
 * Sends the message of a row into a conversation, once no email waits there that would get other recipients by it. Messages into one
 * conversation wait for each other where it may be one of an email inbox. Throws a Failure: that of `send`, or one that says which
 * email has not left.
 *
 * Chatwoot takes the recipients of an email from the newest outgoing message of the conversation, a private note included, and sends
 * emails in the background (v4.15.1 app/mailers/conversation_reply_mailer.rb:163).
 */
export async function sendInTurn(
	row: Row,
	conversationId: unknown,
	send: () => Promise<unknown>,
): Promise<IDataObject> {
	if (!(await mayBeEmail(row))) return asRecord(await send());
	const hasOwn = hasRecipients(row);
	let sent: Promise<unknown> = Promise.resolve();
	await row.account.mutex.runExclusive<Turn>(turnsOf(conversationId), async ({ result }) => {
		const mayDiffer = hasOwn || result?.hasRecipients === true;
		sent = mayDiffer ? othersLeft(row, conversationId, result !== undefined).then(send) : send();
		// A failure is that of this row; the rows after it still have to know of the messages before it.
		await sent.catch(() => undefined);
		return { hasRecipients: mayDiffer };
	});
	return asRecord(await sent);
}

/** Notes that a conversation was created with the message of a row in it, for the rows that write into it later. */
export async function noteTurn(row: Row, conversationId: unknown): Promise<void> {
	if (!hasRecipients(row)) return;
	const turn = async (): Promise<Turn> => await Promise.resolve({ hasRecipients: true });
	await row.account.mutex.runExclusive(turnsOf(conversationId), turn);
}

function turnsOf(conversationId: unknown): string {
	return `emails of conversation ${toText(conversationId)}`;
}

function asRecord(answer: unknown): IDataObject {
	return isRecord(answer) ? answer : {};
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

async function othersLeft(row: Row, conversationId: unknown, isFollowing: boolean): Promise<void> {
	const { clock, signal } = row.connection;
	let waiting: IDataObject | undefined;
	for (const wait of WAITS) {
		if (wait > 0) await sleepUnlessAborted(clock, wait, signal);
		const messages = await newestMessages(row, conversationId);
		if (!messages) return isFollowing ? await sleepUnlessAborted(clock, BLIND_WAIT, signal) : undefined;
		waiting = messages.find((message) => isWaiting(message, row));
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

// Undefined where the token may not read them: that of a bot.
async function newestMessages(row: Row, conversationId: unknown): Promise<IDataObject[] | undefined> {
	const call = callTo(routes.listMessages, { path: { conversation_id: conversationId } });
	return await whenRefused(row.fetch(call).then(recordsIn), ['401'], undefined);
}

// Chatwoot stores the ID of an email as the source ID of its message once the email has left.
function isWaiting(message: IDataObject, { call: { body }, connection }: Row): boolean {
	const isEmail = directionOf(message.message_type) === 'outgoing' && message.private !== true;
	if (!isEmail || message.status === 'failed' || toText(message.source_id) !== '') return false;
	if (connection.clock.now() - toMillis(message.created_at) > LONGEST_WAIT) return false;
	return recipientsIn(objectAt(message, 'content_attributes')) !== recipientsIn(body);
}
