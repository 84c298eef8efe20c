import { changedResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { hasStatus, statusChange } from '../../steps/responseAction';
import { onResponse, responseIds } from './fields';

export const markAttended = defineOperation({
	option: {
		name: 'Mark Attended',
		value: 'markAttended',
		action: 'Mark a participant as attended',
		description:
			'Confirm that a person took part, which pays the incentive: at once where the project pays automatically. Changes data.',
	},
	route: 'PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/attended',
	alsoCalls: [routes.getScreenerResponse],
	path: onResponse,
	confirmation: 'pays',
	convert: responseIds,
	// The reference does not say whether marking a person twice pays twice, so a person who is ATTENDED or PAID is not marked again.
	...statusChange({ isDone: hasStatus('ATTENDED', 'PAID') }),
	output: changedResponseOutput,
	wording: { noun: 'participant', participle: 'marked as attended' },
});
