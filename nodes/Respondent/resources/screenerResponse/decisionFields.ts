import type { INodeProperties } from 'n8n-workflow';
import { inBody, when } from '../../../shared';

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

/** Whether a person is qualified, and why not. */
export const decisionFields: INodeProperties[] = [decision, ...reasonFields, note];
