import type { INodeProperties } from 'n8n-workflow';
import { inBody } from '../../../shared';
import { changedResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { valueChange } from '../../steps/valueChange';
import { onResponse, responseIds } from './fields';

const isHidden: INodeProperties = {
	displayName: 'Hidden',
	name: 'hidden',
	type: 'boolean',
	default: true,
	description: 'Whether lists leave the person out. It says nothing bad about the person, and nobody is informed.',
	...inBody('hidden'),
};

export const hide = defineOperation({
	option: {
		name: 'Hide',
		value: 'hide',
		action: 'Hide an applicant',
		description: 'Take a person out of the lists, or show the person again. Changes data.',
	},
	route: 'PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/hide',
	alsoCalls: [routes.getScreenerResponse],
	path: onResponse,
	fields: [isHidden],
	convert: responseIds,
	...valueChange({
		isDone: (response, { call: { body } }) => (response.hidden ?? false) === body.hidden,
		wanted: ({ call: { body } }) => body.hidden,
		plan: ({ call: { body } }) => ({ hidden: body.hidden }),
	}),
	output: changedResponseOutput,
	wording: { noun: 'applicant', participle: 'changed' },
});
