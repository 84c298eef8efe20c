import { changedResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { hasStatus, statusChange } from '../../steps/responseAction';
import { onResponse, responseIds } from './fields';

export const markNoShow = defineOperation({
	option: {
		name: 'Mark No-Show',
		value: 'markNoShow',
		action: 'Mark a participant as no-show',
		description:
			'Report that a person did not come, from 15 minutes after the booked time. The participant is told by mail and is not paid. It cannot be undone. Changes data.',
	},
	route: 'PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/no-show',
	alsoCalls: [routes.getScreenerResponse],
	path: onResponse,
	confirmation: 'cannotBeUndone',
	convert: responseIds,
	...statusChange({ isDone: hasStatus('NOSHOW') }),
	output: changedResponseOutput,
	wording: { noun: 'participant', participle: 'marked as no-show' },
});
