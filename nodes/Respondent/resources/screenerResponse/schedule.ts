import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { filledBy, inBody, objectAt, toText, type Values } from '../../../shared';
import { webAddress } from '../../link';
import { localTime, momentIn, momentOf, zoneName } from '../../localTime';
import { changedResponseOutput } from '../../outputs';
import { timeZones } from '../../pickers';
import { defineOperation, routes } from '../../routes';
import { hasStatus, statusChange } from '../../steps/responseAction';
import { bookingLink, meetingCancelLink, meetingLink, onResponse, responseIds } from './fields';

const startsAt: INodeProperties = {
	displayName: 'Starts At',
	name: 'startsAt',
	type: 'dateTime',
	required: true,
	default: '',
	description:
		'When the interview begins. Text without an offset is meant in the time zone below; a date with an offset is converted to it.',
};

const timeZone: INodeProperties = {
	displayName: 'Time Zone Name or ID',
	name: 'timezone',
	type: 'options',
	typeOptions: filledBy(timeZones),
	required: true,
	default: '',
	description:
		'The zone of the interview, in which the participant reads the time. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	...inBody('timezone'),
};

const isScheduled = hasStatus('SCHEDULED');

function startOf({ startsAt: start, timezone }: Values): string {
	return momentIn(start, toText(timezone));
}

// The request carries whole seconds.
function isBookedFor(response: IDataObject, values: Values): boolean {
	const booked = response.scheduledAt ?? objectAt(response, 'externalProject').bookedDate;
	return Math.abs(Date.parse(toText(booked)) - Date.parse(startOf(values))) < 1000;
}

export const schedule = defineOperation({
	option: {
		name: 'Schedule',
		value: 'schedule',
		action: 'Schedule an interview',
		description:
			'Store the time of an interview, which the participant sees. Respondent reminds the participant by mail before it. Changes data.',
	},
	route: 'PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/schedule',
	alsoCalls: [routes.getScreenerResponse],
	path: onResponse,
	fields: [startsAt, timeZone, meetingLink],
	options: [bookingLink, meetingCancelLink],
	convert: {
		...responseIds,
		startsAt: momentOf,
		timezone: zoneName,
		meetingLink: webAddress,
		'options.bookingLink': webAddress,
		'options.meetingCancelLink': webAddress,
	},
	// The API cuts off an offset, and does not apply it: it takes the local time of the zone.
	buildRequest: (call, values) => ({
		...call,
		isFinal: true,
		body: { ...call.body, bookedDate: localTime(startOf(values), toText(values.timezone)) },
	}),
	...statusChange({
		isDone: (response, { values }) => isScheduled(response) && isBookedFor(response, values),
		wanted: ({ values }) => startOf(values),
		mayRepeat: true,
		plan: ({ values }) => ({ scheduledAt: startOf(values), timezone: values.timezone as string }),
	}),
	output: changedResponseOutput,
	wording: { noun: 'interview', participle: 'scheduled' },
});
