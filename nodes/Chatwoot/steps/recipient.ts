import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, optionsOf, toText, type Values } from '../../shared';
import { recordOf } from '../answers';
import { personOf, type Person } from '../person';
import type { ConversationChoice } from './chooseConversation';

/** To whom, and through which inbox, Send to Contact sends. */
export interface Recipient {
	person: Person;
	inboxId: number;
	choice: ConversationChoice;
}

/** The recipient that a row names. */
export function recipientOf(values: Values): Recipient {
	const choice = (optionsOf(values).conversationChoice ?? 'reuseOpen') as ConversationChoice;
	return { person: personOf(values), inboxId: Number(values.inboxId), choice };
}

/**
 * Throws an InvalidInput for a blocked contact, unless the row sends to blocked contacts. Chatwoot takes the message, but opens a
 * conversation that is resolved at once, another one for each message (Chatwoot v4.15.1 app/models/conversation.rb:280-292).
 */
export function requireUnblocked({ id, blocked }: IDataObject, values: Values): void {
	if (blocked !== true || optionsOf(values).sendToBlocked === true) return;
	throw new InvalidInput(
		`Contact ${toText(id)} is blocked in Chatwoot, so no message was sent`,
		'Unblock the contact in Chatwoot, or add "Send to Blocked Contacts" under Options.',
	);
}

/** The record to show: the message as the API gives it, with its contact and its conversation in `sentTo`. */
export function withSentTo(message: unknown, sentTo: IDataObject): IDataObject {
	return { ...recordOf(message), sentTo };
}
