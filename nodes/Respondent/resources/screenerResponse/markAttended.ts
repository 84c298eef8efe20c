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
	// Whether a second call pays a second time is not documented, so a row that has one is refused.
	...statusChange({ isDone: hasStatus('ATTENDED', 'PAID') }),
	output: changedResponseOutput,
	wording: { noun: 'participant', participle: 'marked as attended' },
});
