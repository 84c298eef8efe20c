import { toText } from '../../../shared';
import { changedResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { valueChange } from '../../steps/valueChange';
import { decisionFields } from './decisionFields';
import { onResponse, responseIds } from './fields';

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
	fields: decisionFields,
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
	...valueChange({
		isDone: (response, { call: { body } }) => response.qualified === body.qualifyStatus,
		wanted: ({ call: { body } }) => body.qualifyStatus,
		plan: ({ call: { body } }) => ({ qualified: body.qualifyStatus }),
	}),
	output: changedResponseOutput,
	wording: { noun: 'decision', participle: 'stored' },
});
