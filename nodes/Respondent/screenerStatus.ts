import type { INodePropertyOptions } from 'n8n-workflow';
import { toText } from '../shared';

/** The states of a screener response. */
export const screenerStatuses: INodePropertyOptions[] = [
	{ name: 'Attended', value: 'ATTENDED' },
	{ name: 'Cancelled', value: 'CANCELLED' },
	{ name: 'External Screener in Progress', value: 'EXTERNAL_SCREENER_IN_PROGRESS' },
	{ name: 'Invalid Response', value: 'INVALIDRESPONSE' },
	{ name: 'Invited', value: 'INVITED' },
	{ name: 'No Show', value: 'NOSHOW' },
	{ name: 'Paid', value: 'PAID' },
	{ name: 'Pending', value: 'PENDING' },
	{ name: 'Rejected for Quality', value: 'REJECTEDQUALITY' },
	{ name: 'Scheduled', value: 'SCHEDULED' },
];

/** The name that the menu shows for a state; the state itself when the menu does not know it. */
export function screenerStatusName(status: unknown): string {
	return screenerStatuses.find(({ value }) => value === status)?.name ?? toText(status);
}
