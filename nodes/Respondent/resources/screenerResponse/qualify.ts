import type { INodeProperties } from 'n8n-workflow';
import { inBody, toText, when } from '../../../shared';
import { changedResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { responseChecks } from '../../steps/responseAction';
import { onResponse, responseIds } from './fields';

const decision: INodeProperties = {
	displayName: 'Decision',
	name: 'decision',
	type: 'options',
	default: 'qualify',
	options: [
		{ name: 'Disqualify', value: 'disqualify' },
		{ name: 'Qualify', value: 'qualify' },
	],
	description:
		'What you think of the person, whatever the screener says. An invitation that was sent stays: Cancel Invite withdraws it.',
};

const reasonFields: INodeProperties[] = when(
	'decision',
	['disqualify'],
	[
		{
			displayName: 'Reasons',
			name: 'disqualifyReasons',
			type: 'multiOptions',
			default: [],
			description: 'Why the person does not fit, by the names that Respondent has for it',
			options: [
				{ name: 'Context', value: 'CONTEXT' },
				{ name: 'Misrepresented', value: 'MISREPRESENTED' },
				{ name: 'Other', value: 'OTHER' },
				{ name: 'Screener', value: 'SCREENER' },
			],
			...inBody('disqualifyReasons'),
		},
	],
);

const note: INodeProperties = {
	displayName: 'Message',
	name: 'qualifyMessage',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. We look for people who cook every day.',
	description:
		'A word about the decision. Respondent does not say who reads it, so write what the participant may read.',
	...inBody('message'),
};

export const qualify = defineOperation({
	option: {
		name: 'Qualify',
		value: 'qualify',
		action: 'Qualify or disqualify an applicant',
		description: 'Overrule what the screener says about a person. Neither invites nor withdraws. Changes data.',
	},
	route: 'PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/qualify',
	alsoCalls: [routes.getScreenerResponse],
	path: onResponse,
	fields: [decision, ...reasonFields, note],
	convert: responseIds,
	// The API wants all four, and spells the second one so.
	buildRequest: (call, values) => ({
		...call,
		body: {
			qualifyStatus: values.decision !== 'disqualify',
			qualifiedOverriden: true,
			disqualifyReasons: call.body.disqualifyReasons ?? [],
			message: toText(call.body.message),
		},
	}),
	...responseChecks({
		isDone: (response, { call: { body } }) => response.qualified === body.qualifyStatus,
		plan: ({ call: { body } }) => ({ qualified: body.qualifyStatus }),
	}),
	output: changedResponseOutput,
	wording: { noun: 'decision', participle: 'stored' },
});
