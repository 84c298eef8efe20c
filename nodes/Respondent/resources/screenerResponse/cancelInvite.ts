import { changedResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { hasStatus, statusChange } from '../../steps/responseAction';
import { onResponse, responseIds } from './fields';

export const cancelInvite = defineOperation({
	option: {
		name: 'Cancel Invite',
		value: 'cancelInvite',
		action: 'Cancel an invitation',
		description:
			'Withdraw an invitation while no time is booked. The mail that went out stays with the participant. Changes data.',
	},
	route: 'PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/cancel-invite',
	alsoCalls: [routes.getScreenerResponse],
	path: onResponse,
	convert: responseIds,
	buildRequest: (call) => ({ ...call, isFinal: true }),
	// The statuses to which a withdrawn invitation goes back. A person who has booked since then is still expected.
	...statusChange({ isDone: hasStatus('PENDING', 'EXTERNAL_SCREENER_IN_PROGRESS', 'CANCELLED') }),
	output: changedResponseOutput,
	wording: { noun: 'invitation', participle: 'withdrawn' },
});
