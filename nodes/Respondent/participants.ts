import { objectAt, objectsAt, toText } from '../shared';
import type { IDataObject } from 'n8n-workflow';

/** The `uid` of the account that owns the API keys, as a conversation names it. */
export function ownUidIn(conversation: IDataObject): unknown {
	return objectAt(conversation, 'user').uid;
}

/** The participants of a conversation. The API lists the account that owns the API keys among them; it is left out. */
export function otherParticipants(conversation: IDataObject, ownUid: unknown): IDataObject[] {
	return objectsAt(conversation, 'participants').filter(({ uid }) => uid !== ownUid);
}

/** First and last name; '' when a person has neither. */
export function fullName(person: IDataObject): string {
	return `${toText(person.firstName)} ${toText(person.lastName)}`.trim();
}
