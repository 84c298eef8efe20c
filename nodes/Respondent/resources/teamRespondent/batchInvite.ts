import type { INodeProperties } from 'n8n-workflow';
import { inBody, InvalidInput, sendLimits } from '../../../shared';
import { batchInviteOutput } from '../../outputsOfPeople';
import { defineOperation } from '../../routes';
import { inviteOnce, nobodyLeft, plannedInvitation, profileIdsAt } from '../../steps/batchInvite';
import { objectId, objectIds, projectId } from '../fields';

// The API names no maximum. A small batch keeps small what an answer that gets lost leaves open.
const MOST_AT_ONCE = 50;

const profileIds: INodeProperties = {
	displayName: 'Profile IDs',
	name: 'profileIds',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 65f0c1d2e3a4b5c6d7e8f9f1',
	description: `The people, at most ${MOST_AT_ONCE}. Team Respondent: Get Many gives the ID as "profileId"; it is not the user ID. Give one, or several separated by commas or line breaks; an expression may give a list.`,
};

const message: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. We have a new study for you.',
	description: 'What the invitation says',
	...inBody('message'),
};

const skipScreener: INodeProperties = {
	displayName: 'Skip Screener Questions',
	name: 'skipScreenerQuestions',
	type: 'boolean',
	default: false,
	description: 'Whether the people may take part without answering the screener of the project',
};

export const batchInvite = defineOperation({
	option: {
		name: 'Batch Invite',
		value: 'batchInvite',
		action: 'Invite team respondents to a project',
		description:
			'Send past participants the link to a project, to which they then apply. The mails go out at once and cannot be undone. Sends.',
	},
	route: 'PUT /v1/team-respondents/batch-invite',
	fields: [projectId, profileIds, message, skipScreener],
	options: sendLimits,
	confirmation: 'cannotBeUndone',
	convert: { projectId: objectId, profileIds: objectIds },
	buildRequest: (call, { profileIds: ids, skipScreenerQuestions }) => {
		const people = Array.isArray(ids) ? ids.map(String) : [];
		if (people.length > MOST_AT_ONCE)
			throw new InvalidInput(`"Profile IDs" holds ${people.length} IDs`, `Give at most ${MOST_AT_ONCE} in a row.`);
		const participants = people.map((profileId) => ({
			profileId,
			skipScreenerQuestions: skipScreenerQuestions === true,
		}));
		return { ...call, body: { ...call.body, participants } };
	},
	beforeSend: plannedInvitation,
	dryRun: ({ call: { body } }) => ({
		projectId: body.projectId,
		profileIds: profileIdsAt(body, 'participants').join(', '),
		message: body.message,
	}),
	skipReason: nobodyLeft,
	run: inviteOnce,
	output: batchInviteOutput,
	wording: { noun: 'invitations', participle: 'sent' },
});
