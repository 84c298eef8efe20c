import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { defineOutput, objectAt, optionsOf, type Output, type Row } from '../shared';
import { fetchOwnUid } from './ownUid';
import { fullName, otherParticipants, ownUidIn } from './participants';
import { answersOf, withAnswerFields } from './screenerAnswers';

function joinUserIds(persons: IDataObject[]): string {
	return persons
		.map(({ foreignId }) => foreignId)
		.filter((id) => typeof id === 'string')
		.join(', ');
}

/** A conversation in flat fields. */
export function simplifyConversation(record: IDataObject): IDataObject {
	const others = otherParticipants(record, ownUidIn(record));
	const latest = objectAt(record, 'latestMessage');
	return {
		conversationId: record.uid,
		contactId: joinUserIds(others) || undefined,
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

export const conversationOutput = defineOutput({
	fieldNames:
		'createdAt deleted latestMessage locked messages messagesCount metadata name participants read uid updatedAt user',
	simplify: (records) => records.map(simplifyConversation),
	ids: ({ uid }) => ({ conversationId: uid }),
});

/** A message in flat fields. Without `ownUid`, the `uid` of our own account, direction and contact stay unknown. */
export function simplifyMessage(record: IDataObject, ownUid: string | undefined): IDataObject {
	const sender = objectAt(record, 'sender');
	const conversation = objectAt(record, 'conversation');
	const isOutgoing = ownUid === undefined ? undefined : sender.uid === ownUid;
	return {
		messageId: record.uid,
		conversationId: conversation.uid ?? null,
		contactId: contactIdOf(record, isOutgoing, ownUid),
		direction: isOutgoing === undefined ? null : isOutgoing ? 'outgoing' : 'incoming',
		channel: 'respondent',
		text: record.body,
		sentAt: record.createdAt ?? null,
		senderName: fullName(sender) || undefined,
		projectId: objectAt(conversation, 'metadata').projectId ?? null,
		...(record.attachments !== undefined && { attachments: record.attachments }),
	};
}

// The person who writes, or the other people of the conversation; undefined where the record names nobody, and where we may be among
// these people.
function contactIdOf(record: IDataObject, isOutgoing?: boolean, ownUid?: string): IDataObject[string] {
	if (ownUid === undefined) return undefined;
	if (isOutgoing === false) return objectAt(record, 'sender').foreignId;
	return joinUserIds(otherParticipants(objectAt(record, 'conversation'), ownUid)) || undefined;
}

export const messageOutput = defineOutput({
	// `attachments` is not in the contract, but servers send it.
	fieldNames: 'attachments body conversation createdAt sender uid updatedAt',
	simplify: async (records, row) => {
		const ownUid = await fetchOwnUid(row, records);
		return records.map((record) => simplifyMessage(record, ownUid));
	},
	ids: (record) => ({ messageId: record.uid, conversationId: objectAt(record, 'conversation').uid ?? null }),
});

/** The output of a sent message: its sender is our own account, so `ownUid` needs no request. */
export const sentMessageOutput: Output = {
	...messageOutput,
	simplify: (records) =>
		records.map((record) => {
			const { uid } = objectAt(record, 'sender');
			return simplifyMessage(record, typeof uid === 'string' ? uid : undefined);
		}),
};

/** The overview of the inbox is one record, always simplified. */
export const inboxOutput: Output = {
	simplify: (records) =>
		records.map(({ read, count, unreadCount, unreadIds }) => ({
			allRead: read ?? unreadCount === 0,
			conversationCount: count ?? null,
			unreadCount: unreadCount ?? null,
			unreadConversationIds: unreadIds ?? [],
		})),
	// An answer without them is no overview.
	ids: ({ unreadCount, unreadIds }) => ({ unread: unreadCount ?? unreadIds ?? null }),
};

/** A screener response in flat fields. */
export function simplifyScreenerResponse(record: IDataObject): IDataObject {
	return {
		userId: record.userId,
		screenerResponseId: record.id,
		projectId: record.projectId,
		name: fullName(objectAt(record, 'profile')) || undefined,
		responseStatus: record.status,
		qualified: record.qualified,
		favorite: record.favorite ?? false,
		hidden: record.hidden ?? false,
		visibility: objectAt(record, 'visibility').status ?? null,
		answers: answersOf(record),
		createdAt: record.createdAt ?? null,
	};
}

const responseOutput = defineOutput({
	fieldNames: `actor createdAt externalProject favorite hidden id invitation invited inviteSentAt isNew matching message ndaAgree
		ndaUrl percentage profile project projectId qualified qualifiedPendingIdVerification reason rejection responses scheduledAt
		shortNoticeCancel status statusUpdatedAt task totalTime userId visibility`,
	simplify: (records) => records.map(simplifyScreenerResponse),
	ids: ({ id, userId, projectId }) => ({ userId, screenerResponseId: id, projectId }),
});

const answersAs: INodeProperties = {
	displayName: 'Answers As',
	name: 'answersAs',
	type: 'options',
	default: 'fields',
	options: [
		{ name: 'One Field', value: 'field', description: 'The field "answers" holds the answers by question' },
		{ name: 'One Field per Question', value: 'fields', description: 'For sheets: each question is a column' },
	],
	description: 'How the simplified output shows the answers. One field without this option.',
};

/** A screener response with the answers, in one field or in a field for each question. */
export const screenerResponseOutput: Output = {
	...responseOutput,
	fields: [...(responseOutput.fields ?? []), answersAs],
	simplify: (records, { values }: Row) => {
		const shown = records.map(simplifyScreenerResponse);
		return optionsOf(values).answersAs === 'fields' ? shown.map(withAnswerFields) : shown;
	},
};

/** A screener response after a change, in flat fields: without the answers, which do not change. */
export const changedResponseOutput: Output = {
	...responseOutput,
	simplify: (records) =>
		records.map((record) => ({
			userId: record.userId,
			screenerResponseId: record.id,
			projectId: record.projectId,
			profileId: objectAt(record, 'profile').id,
			name: fullName(objectAt(record, 'profile')),
			responseStatus: record.status,
			qualified: record.qualified,
			favorite: record.favorite ?? false,
			hidden: record.hidden ?? false,
			invitedAt: record.inviteSentAt,
			scheduledAt: record.scheduledAt,
		})),
};

export const projectOutput = defineOutput({
	fieldNames: `automations closedDetails completionUrl createdAt externalResearcher externalScreenerLink id incentiveAmount
		inviteSurveyLink organizationId participantTimeRequiredMinutes projectRecruitingStatus projectStatus publicDescription
		publicInternalName publicTitle publishedAt targetMarketType targetNumberOfParticipants targetResearchMethodology teamId
		typeOfResearch unmoderatedStudyOrSurvey updatedAt`,
	simplify: (records) =>
		records.map((record) => {
			const { researcherId = null, researcherName = null } = objectAt(record, 'externalResearcher');
			return {
				projectId: record.id,
				name: record.publicInternalName,
				title: record.publicTitle,
				projectStatus: record.projectStatus,
				recruitingStatus: record.projectRecruitingStatus,
				externalResearcherId: researcherId,
				researcherName,
				participantsWanted: record.targetNumberOfParticipants,
				incentiveAmount: record.incentiveAmount,
				createdAt: record.createdAt ?? null,
			};
		}),
	ids: ({ id }) => ({ projectId: id }),
});
