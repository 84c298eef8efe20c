import type { IDataObject } from 'n8n-workflow';
import type { Output } from '../shared/operation/operation';
import { objectAt, objectsAt, toText } from '../shared/base/record';
import type { Row } from '../shared/operation/row';
import { ownUid } from './ownUid';

export function fullName(person: IDataObject): string {
	return `${toText(person.firstName)} ${toText(person.lastName)}`.trim();
}

// `participants` includes the account that owns the API keys.
function people(conversation: IDataObject, own: unknown): IDataObject[] {
	return objectsAt(conversation, 'participants').filter((person) => person.uid !== own);
}

function userIds(persons: IDataObject[]): string {
	return persons
		.map(({ foreignId }) => foreignId)
		.filter((id) => typeof id === 'string')
		.join(', ');
}

/** What is shown of a conversation, in flat fields. */
export function conversationFields(record: IDataObject): IDataObject {
	const others = people(record, objectAt(record, 'user').uid);
	const latest = objectAt(record, 'latestMessage');
	return {
		conversationId: record.uid,
		contactId: userIds(others),
		name: record.name,
		participants: others.map(fullName).join(', '),
		projectId: objectAt(record, 'metadata').projectId ?? null,
		messageCount: record.messagesCount ?? 0,
		lastMessageText: latest.body ?? null,
		lastMessageAt: latest.createdAt ?? null,
		locked: record.locked ?? false,
		createdAt: record.createdAt ?? null,
	};
}

export const conversationEntity: Output = {
	simplify: (records) => records.map(conversationFields),
	ids: ({ uid }) => ({ conversationId: uid }),
};

/** What is shown of a message, in flat fields. `own` is our account's `uid`; without it the direction stays unknown. */
export function messageFields(record: IDataObject, own: string | undefined): IDataObject {
	const sender = objectAt(record, 'sender');
	const conversation = objectAt(record, 'conversation');
	const outgoing = own === undefined ? undefined : sender.uid === own;
	return {
		messageId: record.uid,
		conversationId: conversation.uid ?? null,
		contactId: outgoing === false ? (sender.foreignId ?? null) : userIds(people(conversation, own)),
		direction: outgoing === undefined ? null : outgoing ? 'outgoing' : 'incoming',
		channel: 'respondent',
		text: record.body,
		sentAt: record.createdAt ?? null,
		senderName: fullName(sender),
		projectId: objectAt(conversation, 'metadata').projectId ?? null,
		...(record.attachments !== undefined && { attachments: record.attachments }),
	};
}

export const messageEntity: Output = {
	simplify: async (records: IDataObject[], row: Row) => {
		const first = records.find((record) => objectAt(record, 'conversation').uid !== undefined);
		const own = first && (await ownUid(row, objectAt(first, 'conversation').uid));
		return records.map((record) => messageFields(record, own));
	},
	ids: (record) => ({ messageId: record.uid, conversationId: objectAt(record, 'conversation').uid ?? null }),
};

/** What sending gives back: the sender is us, so nothing has to be looked up. */
export const sentMessageEntity: Output = {
	simplify: (records) =>
		records.map((record) => {
			const { uid } = objectAt(record, 'sender');
			return messageFields(record, typeof uid === 'string' ? uid : undefined);
		}),
	ids: messageEntity.ids,
};

/** What is shown of a screener response, in flat fields. */
export function screenerResponseFields(record: IDataObject): IDataObject {
	return {
		userId: record.userId,
		screenerResponseId: record.id,
		projectId: record.projectId,
		name: fullName(objectAt(record, 'profile')),
		status: record.status,
		qualified: record.qualified,
		favorite: record.favorite ?? false,
		hidden: record.hidden ?? false,
		visibility: objectAt(record, 'visibility').status ?? null,
		createdAt: record.createdAt ?? null,
	};
}

export const screenerResponseEntity: Output = {
	simplify: (records) => records.map(screenerResponseFields),
	ids: ({ id, userId, projectId }) => ({ userId, screenerResponseId: id, projectId }),
};

export const projectEntity: Output = {
	simplify: (records) =>
		records.map((record) => {
			const { researcherId = null, researcherName = null } = objectAt(record, 'externalResearcher');
			return {
				projectId: record.id,
				name: record.publicInternalName,
				title: record.publicTitle,
				status: record.projectStatus,
				recruitingStatus: record.projectRecruitingStatus,
				externalResearcherId: researcherId,
				researcherName,
				participantsWanted: record.targetNumberOfParticipants,
				incentiveAmount: record.incentiveAmount,
				createdAt: record.createdAt ?? null,
			};
		}),
	ids: ({ id }) => ({ projectId: id }),
};
