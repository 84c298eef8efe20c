import type { INodeProperties } from 'n8n-workflow';
import { holdsAddressOrId, inBody } from '../../../shared';
import { objectId, projectId, screenerResponseId } from '../fields';

/** The path of every operation on one screener response. */
export const onResponse = { projectId, screenerResponseId };

export const responseIds = { projectId: objectId, screenerResponseId: objectId };

function link(displayName: string, name: string, example: string, description: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		...holdsAddressOrId,
		placeholder: `e.g. ${example}`,
		description,
		...inBody(name),
	};
}

export const meetingLink = link(
	'Meeting Link',
	'meetingLink',
	'https://meet.example.com/kitchen',
	'Where the interview or the study takes place. In an invitation to an unmoderated study it replaces the link of the project.',
);

export const bookingLink = link(
	'Booking Link',
	'bookingLink',
	'https://book.example.com/kitchen',
	'Where the participant picks a time. An invitation needs the meeting link beside it.',
);

export const meetingCancelLink = link(
	'Cancellation Link',
	'meetingCancelLink',
	'https://book.example.com/kitchen/cancel',
	'Where the participant cancels. Without it, the booking link is used.',
);
