import type { IDataObject } from 'n8n-workflow';
import { objectAt, objectsAt, toText } from '../../shared/base/record';
import { conversationFields } from '../outputs';

/** What every item of a trigger has, whatever it is about: the words of the Respondent node's own output. */
export const NOTHING_KNOWN = {
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

/** What an event is about. */
export function resourceOf(event: IDataObject): IDataObject {
	return objectAt(objectAt(event, 'payload'), 'resource');
}

/** The project that an event belongs to, if it says so. */
export function projectIdOf(event: IDataObject): string | undefined {
	const resource = resourceOf(event);
	if (event.event === 'PROJECTS.UPDATED') return idIn(resource.id);
	const { projectId } = objectAt(objectAt(resource, 'conversation'), 'metadata');
	// Older screener events name it parentId.
	return idIn(resource.projectId ?? resource.parentId ?? projectId);
}

/**
 * The same text for an event that is delivered again: its uuid. Without one, what happened, to what and when; undefined
 * when it says nothing of that either.
 */
export function eventIdOf(event: IDataObject): string | undefined {
	const uuid = idIn(event.uuid);
	if (uuid !== undefined) return uuid;
	const resource = resourceOf(event);
	const what = idIn(resource.messageId ?? resource.id ?? objectAt(resource, 'conversation').uid);
	return what === undefined ? undefined : [event.event, what, event.created].map(toText).join(' ');
}

/** The flat fields of an event. Unknown kinds have the common ones only. */
export function fieldsOf(event: IDataObject): IDataObject {
	const resource = resourceOf(event);
	const own = FIELDS[toText(event.event)]?.(resource) ?? {};
	return {
		event: event.event ?? null,
		eventId: event.uuid ?? null,
		...NOTHING_KNOWN,
		projectId: projectIdOf(event) ?? null,
		...own,
	};
}

/** The address of the first file, and all of them. Both are short-lived. */
export function attachmentFields(record: IDataObject): IDataObject {
	if (record.attachments === undefined) return {};
	return { mediaUrl: objectsAt(record, 'attachments')[0]?.url ?? null, attachments: record.attachments };
}

const FIELDS: Record<string, (resource: IDataObject) => IDataObject> = {
	'CONVERSATIONS.CREATED': (resource) => {
		const shown = conversationFields(objectAt(resource, 'conversation'));
		const { conversationId, contactId, name, participants, locked, createdAt } = shown;
		return { conversationId, contactId, name, participants, locked, createdAt };
	},
	'MESSAGES.CREATED': (resource) => ({
		messageId: resource.messageId ?? null,
		conversationId: resource.conversationId ?? null,
		// Only what participants write raises this event.
		direction: 'incoming',
		text: resource.messageBody ?? null,
		sentAt: resource.createdAt ?? null,
		...attachmentFields(resource),
		profileId: resource.profileId ?? null,
		senderType: resource.senderType ?? null,
	}),
	'PROJECTS.UPDATED': changes,
	'SCREENER_RESPONSES.CREATED': (resource) => ({ screenerResponseId: resource.id ?? null }),
	'SCREENER_RESPONSES.UPDATED': (resource) => ({ screenerResponseId: resource.id ?? null, ...changes(resource) }),
};

// Mostly one field changes; the payload has all of them.
function changes(resource: IDataObject): IDataObject {
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
