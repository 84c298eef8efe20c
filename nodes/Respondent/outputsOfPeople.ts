import type { IDataObject } from 'n8n-workflow';
import { defineOutput, objectsAt, toList, toText, type Output } from '../shared';
import { profileIdsAt } from './steps/batchInvite';

function skillsOf(person: IDataObject): string {
	return objectsAt(person, 'skills')
		.map(({ name }) => toText(name))
		.join(', ');
}

// Respondent gives first name and initial: "Noor B".
function shortName({ firstName, lastInitial }: IDataObject): string {
	return `${toText(firstName)} ${toText(lastInitial)}`.trim();
}

/** A profile in flat fields. What Respondent no longer gives (changelog of 2026-03-10) is not among them. */
export const profileOutput = defineOutput({
	fieldNames: `employmentStatus ethnicity firstName gdprDeletedAt id jobTitle lastInitial linkedinUrl picture skills socialLinks
		userId`,
	simplify: (records) =>
		records.map((record) => ({
			profileId: record.id,
			userId: record.userId,
			name: shortName(record),
			firstName: record.firstName,
			jobTitle: record.jobTitle,
			employmentStatus: record.employmentStatus,
			linkedinUrl: record.linkedinUrl,
			skills: skillsOf(record),
			deletedAt: record.gdprDeletedAt,
		})),
	ids: ({ id, userId }) => ({ profileId: id, userId }),
});

/** A past participant in flat fields. */
export const teamRespondentOutput = defineOutput({
	fieldNames: `company companySize educationLevel ethnicity firstName gender householdIncome industry jobTitle lastInitial lastPaidAt
		linkedinUrl location profileId seniorityLevel skills socialLinks source userId`,
	simplify: (records) =>
		records.map((record) => ({
			profileId: record.profileId,
			userId: record.userId,
			name: shortName(record),
			firstName: record.firstName,
			jobTitle: record.jobTitle,
			company: record.company,
			skills: skillsOf(record),
			source: record.source,
			lastPaidAt: record.lastPaidAt,
		})),
	ids: ({ profileId, userId }) => ({ profileId, userId }),
});

/** Who was invited, and who was not. One record, always simplified. */
export const batchInviteOutput: Output = {
	simplify: (records, { call: { body } }) =>
		records.map((record) => {
			const invited = profileIdsAt(record, 'invitations');
			const known = [...invited, ...toList(record.inEarlierRow)];
			const others = profileIdsAt(body, 'participants').filter((profileId) => !known.includes(profileId));
			return {
				projectId: body.projectId,
				invitedCount: invited.length,
				invitedProfileIds: invited.join(', '),
				notInvitedCount: others.length,
				notInvitedProfileIds: others.join(', '),
				invitationIds: objectsAt(record, 'invitations')
					.map(({ id }) => toText(id))
					.join(', '),
				...(record.inEarlierRow !== undefined && { inEarlierRow: record.inEarlierRow }),
			};
		}),
	ids: () => ({}),
};
