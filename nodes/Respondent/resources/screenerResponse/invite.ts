import type { INodeProperties } from 'n8n-workflow';
import { inBody, InvalidInput } from '../../../shared';
import { webAddress } from '../../link';
import { changedResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { hasStatus, statusChange } from '../../steps/responseAction';
import { bookingLink, meetingLink, onResponse, responseIds } from './fields';

const message: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. We look forward to talking to you about your kitchen.',
	description: 'Part of the invitation mail. It replaces the special instructions of the project.',
	...inBody('message'),
};

export const invite = defineOperation({
	option: {
		name: 'Invite',
		value: 'invite',
		action: 'Invite a participant',
		description:
			'Send a person the invitation to the interview or the study by mail. The mail goes out at once and cannot be undone. Sends.',
	},
	route: 'PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/invite',
	alsoCalls: [routes.getScreenerResponse],
	path: onResponse,
	fields: [message, meetingLink, bookingLink],
	confirmation: 'cannotBeUndone',
	convert: { ...responseIds, meetingLink: webAddress, bookingLink: webAddress },
	// An invitation without content uses the instructions and the links of the project.
	buildRequest: (call) => {
		if (call.body.bookingLink !== undefined && call.body.meetingLink === undefined)
			throw new InvalidInput('"Booking Link" is given without "Meeting Link"', 'Respondent asks for both together.');
		return { ...call, requiresBody: true };
	},
	...statusChange({
		// What comes after an invitation proves it. A cancelled booking may be followed by a new one.
		isDone: hasStatus('INVITED', 'SCHEDULED', 'ATTENDED', 'PAID', 'NOSHOW', 'REJECTEDQUALITY'),
		mayRepeat: true,
		plan: ({ call: { body } }) => ({ ...body }),
	}),
	output: changedResponseOutput,
	wording: { noun: 'invitation', participle: 'sent' },
});
