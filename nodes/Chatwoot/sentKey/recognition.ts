import type { IDataObject } from 'n8n-workflow';
import {
	Failure,
	InvalidInput,
	objectAt,
	recognitionOf,
	requireKey,
	sendOptionsOf,
	toText,
	type Row,
} from '../../shared';
import { storedText } from '../liquid';
import { toIsoTime } from '../times';
import { isBefore, serverVersion, type Version } from '../serverVersion';
import type { WantedMessage } from './likeness';
import { isLiquid, markIn } from './sentKey';

// Chatwoot 4.8.0 drops unknown content attributes, Chatwoot 4.15.1 keeps them (both seen); since v4.9.0 by the source.
const KEPT_SINCE: Version = [4, 9];

/** What a search for a message has come upon. A message with the same text that was not delivered is no `found`, but `failed`. */
export interface SearchResult {
	found?: IDataObject;
	failed?: IDataObject;
	/** A template with the same text: whether its parameters are the same, Chatwoot does not show. */
	sameTemplate?: IDataObject;
	/** A message that may have been made of the wanted text with Liquid. */
	mayBeRendered?: IDataObject;
	/** A message that says the same and has no key: a retry takes it away. */
	mayBeRetried?: IDataObject;
}

/** Whether the server keeps the mark of a message. False when it does not tell its version. Asks it once a run. */
export async function keepsMarks(row: Row): Promise<boolean> {
	const version = await serverVersion(row);
	return version !== undefined && !isBefore(version, KEPT_SINCE);
}

/** The message that the request of a row makes. */
export function wantedOf({ call: { body, form }, values }: Row, by: WantedMessage['by']): WantedMessage {
	return { text: storedText(body), isLiquid: isLiquid(values, body), body, files: form?.files, mark: markIn(body), by };
}

/** The part of the mark by which the message of a row is recognised: two rows with the same one send the same. */
export function recognitionMark({ call: { body }, values }: Row): string {
	const { recognizeBy: by } = recognitionOf(values);
	return `${by} ${markIn(body)?.[by] ?? ''}`;
}

/** Throws an InvalidInput for a row that recognises by a key, when it has none or the server would drop it, and a Failure. */
export async function requireKept(row: Row): Promise<void> {
	if (!requireKey(row.values)) return;
	if (await keepsMarks(row)) return;
	const version = await serverVersion(row);
	throw new InvalidInput(
		`Chatwoot ${version ? `${version.join('.')} drops` : 'does not tell its version, and before 4.9 it drops'} the key of a message, so it cannot be recognised by it`,
		'Choose Content for Recognize By, or update Chatwoot to 4.9 or later.',
	);
}

/**
 * What a search means for Skip If Already Sent: the message that was sent already, or undefined when it was not. `hasSent` is true
 * when the row has sent it, and the answer got lost.
 *
 * Throws an InvalidInput when nobody can tell, unless the row sends anyway, and a Failure when the message was not delivered and
 * the row is to fail then.
 */
export async function decide(row: Row, result: SearchResult, hasSent: boolean): Promise<IDataObject | undefined> {
	const { found, failed, sameTemplate, mayBeRendered, mayBeRetried } = result;
	if (found) return found;
	const { skipIfSent } = sendOptionsOf(row.values);
	const { sendUnchecked, failIfFailedBefore } = recognitionOf(row.values);
	const isAllowed = !hasSent && (!skipIfSent || sendUnchecked);
	if (!isAllowed) {
		if (sameTemplate)
			throw cannotTell('a template with the same text was sent, and Chatwoot does not show its parameters');
		if (mayBeRendered) throw cannotTell(await whyRendered(row, mayBeRendered));
		if (mayBeRetried && !hasSent)
			throw cannotTell('the same message is there without a key, and a retry in Chatwoot takes the key away');
	}
	if (failed && failIfFailedBefore && skipIfSent) throw notDelivered(failed);
	return undefined;
}

async function whyRendered(row: Row, { id }: IDataObject): Promise<string> {
	return (await keepsMarks(row))
		? `message ${toText(id)} may be this text with its Liquid filled in, and has no mark to compare, as it was retried, or written in Chatwoot`
		: 'Chatwoot has rendered the Liquid of the text, and before 4.9 it keeps nothing to compare with';
}

function cannotTell(why: string): InvalidInput {
	return new InvalidInput(
		`Whether this was sent before cannot be checked: ${why}`,
		'It was not sent. Look into the conversation, shorten Look Back, or add "Send if It Cannot Be Checked" under Options.',
	);
}

function notDelivered(message: IDataObject): Failure {
	const { external_error: reason } = objectAt(message, 'content_attributes');
	const why = toText(reason) || 'Chatwoot gives no reason';
	const time = toText(toIsoTime(message.created_at));
	return new Failure('rejectedByApi', `The same message was not delivered before: ${why}`, {
		description: `It is message ${toText(message.id)} of ${time}. Correct the cause, then choose Send Again for "If Delivery Failed Before".`,
	});
}
