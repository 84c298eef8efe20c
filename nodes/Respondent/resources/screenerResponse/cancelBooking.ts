import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { sendOptionsOf, toText } from '../../../shared';
import { changedResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { hasStatus, statusChange } from '../../steps/responseAction';
import { readResponse, type ResponseRow } from '../../steps/valueChange';
import { onResponse, responseIds } from './fields';

const HOUR = 3_600_000;
// The clock of this machine and that of Respondent may differ.
const CLOCK_TOLERANCE = 5 * 60_000;

const ifCharged: INodeProperties = {
	displayName: 'If It Would Be Charged',
	name: 'ifCharged',
	type: 'options',
	default: 'skip',
	options: [
		{ name: 'Cancel and Pay', value: 'cancel', description: 'The participant counts as attended and is paid' },
		{ name: 'Skip the Item', value: 'skip', description: 'The booking stays, and the item says why' },
	],
	description:
		'What to do from 4 hours before the booked time on. The participant then counts as attended, and you pay incentive and service fee.',
};

// https://developers.respondent.io/reference: within 4 hours before the booked time, or after it. `latest`: when the request may arrive.
function mayBeCharged({ scheduledAt }: IDataObject, latest: number): boolean {
	const start = Date.parse(toText(scheduledAt));
	return !(latest < start - 4 * HOUR - CLOCK_TOLERANCE);
}

function reasonToSkip(response: IDataObject, row: ResponseRow): string | undefined {
	if (row.values.ifCharged === 'cancel') return undefined;
	// The request may wait for the rate limit, and is repeated when the first one did not arrive.
	const latest = row.connection.clock.now() + row.retryBudget.maxWait + sendOptionsOf(row.values).settleMs;
	if (!isBooked(response) || !mayBeCharged(response, latest)) return undefined;
	const when = toText(response.scheduledAt);
	if (when === '') return 'Respondent does not say for when the booking is, so it may be charged';
	return `It is not certain that the booking for ${when} can still be cancelled free of charge: from 4 hours before, incentive and service fee are charged`;
}

const isBooked = hasStatus('SCHEDULED');

// Right before the change `statusChange` decides once more. Check Only makes no change.
async function skipReason(row: ResponseRow): Promise<string | undefined> {
	return row.values.ifCharged === 'cancel' ? undefined : reasonToSkip(await readResponse(row), row);
}

export const cancelBooking = defineOperation({
	option: {
		name: 'Cancel Booking',
		value: 'cancelBooking',
		action: 'Cancel a booked interview',
		description:
			'Take the booked time away from a person. From 4 hours before the booked time on, this pays incentive and service fee. Changes data.',
	},
	route: 'PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/cancel-booking',
	alsoCalls: [routes.getScreenerResponse],
	path: onResponse,
	fields: [ifCharged],
	confirmation: 'pays',
	convert: responseIds,
	...statusChange({
		isDone: hasStatus('PENDING', 'EXTERNAL_SCREENER_IN_PROGRESS', 'INVITED', 'CANCELLED'),
		// A late cancellation ends as attended.
		isChanged: (response) => !isBooked(response),
		// The reference does not say what a cancellation does then.
		isPaid: hasStatus('ATTENDED', 'PAID'),
		reasonToSkip,
	}),
	skipReason,
	output: changedResponseOutput,
	wording: { noun: 'booking', participle: 'cancelled' },
});
