import type { IDataObject } from 'n8n-workflow';
import { objectAt, objectsAt, toText, withoutNulls } from '../../shared';
import { simplifyConversation } from '../outputs';

/**
 * The fields that the items of a trigger begin with, by their names in the Respondent node's simplified output. Those without a value
 * are left out of the item.
 */
export const EMPTY_FIELDS = {
	messageId: null,
	conversationId: null,
	contactId: null,
	direction: null,
	channel: 'respondent',
	text: null,
	sentAt: null,
	senderName: null,
	projectId: null,
	mediaUrl: null,
};

/** The part of an event that says what it is about. */
export function resourceOf(event: IDataObject): IDataObject {
	return objectAt(objectAt(event, 'payload'), 'resource');
}

/** The ID of the project that an event belongs to; undefined when the event names none. */
export function projectIdOf(event: IDataObject): string | undefined {
	const resource = resourceOf(event);
	if (event.event === 'PROJECTS.UPDATED') return idIn(resource.id);
	const { projectId } = objectAt(objectAt(resource, 'conversation'), 'metadata');
	// Older events about screener responses name it parentId.
	return idIn(resource.projectId ?? resource.parentId ?? projectId);
}

/**
 * The deduplication key of an event: of a new message its ID, as a message is created once; of others the uuid of the event, else
 * its name, the ID of its record and its time. Undefined when the event names no record either.
 */
export function eventIdOf(event: IDataObject): string | undefined {
	const messageId = event.event === 'MESSAGES.CREATED' ? idIn(resourceOf(event).messageId) : undefined;
	if (messageId !== undefined) return `MESSAGES.CREATED ${messageId}`;
	const uuid = idIn(event.uuid);
	if (uuid !== undefined) return uuid;
	const resource = resourceOf(event);
	const recordId = idIn(resource.messageId ?? resource.id ?? objectAt(resource, 'conversation').uid);
	return recordId === undefined ? undefined : [event.event, recordId, event.created].map(toText).join(' ');
}

/** An event in flat fields, without those that it does not tell. An event of an unknown kind has the common fields only. */
export function simplifyEvent(event: IDataObject): IDataObject {
	const resource = resourceOf(event);
	const own = SIMPLIFIERS[toText(event.event)]?.(resource) ?? {};
	return withoutNulls({
		event: event.event,
		eventId: event.uuid,
		...EMPTY_FIELDS,
		projectId: projectIdOf(event),
		...own,
	});
}

/** The address of the first file, and the list of all files. The addresses expire soon. */
export function attachmentFields(record: IDataObject): IDataObject {
	if (record.attachments === undefined) return {};
	return { mediaUrl: objectsAt(record, 'attachments')[0]?.url ?? null, attachments: record.attachments };
}

const SIMPLIFIERS: Record<string, (resource: IDataObject) => IDataObject> = {
	'CONVERSATIONS.CREATED': (resource) => {
		const simplified = simplifyConversation(objectAt(resource, 'conversation'));
		const { conversationId, contactId, name, participants, locked, createdAt } = simplified;
		return { conversationId, contactId, name, participants, locked, createdAt };
	},
	'MESSAGES.CREATED': (resource) => ({
		messageId: resource.messageId ?? null,
		conversationId: resource.conversationId ?? null,
		// Messages of our own account do not raise this event.
		direction: 'incoming',
		text: resource.messageBody ?? null,
		sentAt: resource.createdAt ?? null,
		...attachmentFields(resource),
		profileId: resource.profileId ?? null,
		senderType: resource.senderType ?? null,
	}),
	'PROJECTS.UPDATED': changedFieldsIn,
	'SCREENER_RESPONSES.CREATED': (resource) => ({ screenerResponseId: resource.id ?? null }),
	'SCREENER_RESPONSES.UPDATED': (resource) => ({
		screenerResponseId: resource.id ?? null,
		...changedFieldsIn(resource),
	}),
};

/** Whether the kind of an event is known, so that its item has more than the common fields. */
export function isKnown(event: IDataObject): boolean {
	return Object.hasOwn(SIMPLIFIERS, toText(event.event));
}

// An event mostly changes one field, so the values of the first are shown; the payload has all of them.
function changedFieldsIn(resource: IDataObject): IDataObject {
	const changed = objectsAt(resource, 'updatedFields');
	return {
		changedFields: changed.map(({ name }) => toText(name)).join(', '),
		oldValue: changed[0]?.oldValue ?? null,
		newValue: changed[0]?.newValue ?? null,
	};
}

function idIn(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
