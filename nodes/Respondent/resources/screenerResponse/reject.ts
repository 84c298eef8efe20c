import { changedResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { hasStatus, statusChange } from '../../steps/responseAction';
import { onResponse, responseIds } from './fields';

export const reject = defineOperation({
	option: {
		name: 'Reject',
		value: 'reject',
		action: 'Reject a participant',
		description:
			'Reject a person for poor answers or poor work. The participant is not paid. It cannot be undone. Changes data.',
	},
	route: 'PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/reject',
	alsoCalls: [routes.getScreenerResponse],
	path: onResponse,
	confirmation: 'cannotBeUndone',
	convert: responseIds,
	...statusChange({ isDone: hasStatus('REJECTEDQUALITY') }),
	output: changedResponseOutput,
	wording: { noun: 'participant', participle: 'rejected' },
});
