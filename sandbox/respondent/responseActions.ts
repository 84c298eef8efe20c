import { HttpError, type Answer, type Call, type OperationHandler } from '../server/types';
import { screenerResponseUpdatedEvent } from './events';
import { requireProject, requireScreenerResponse } from './projects';
import type { ProjectRecord, ScreenerResponseRecord } from './records';
import type { RespondentState } from './state';
import { utcOf } from './zonedTime';

type Status = ScreenerResponseRecord['status'];

const minute = 60_000;
/** From this long before an interview, a cancelled booking counts as attended. */
const chargedBefore = 4 * 60 * minute;
/** How long after the booked time a participant may be marked as a no-show. */
const noShowAfter = 15 * minute;

interface Target {
	project: ProjectRecord;
	response: ScreenerResponseRecord;
	body: Record<string, unknown>;
	state: RespondentState;
}

/**
 * A handler that changes one screener response and answers with it. It refuses closed projects with 403, and responses that
 * are not visible with 400: the contract names both rules, and no status for them.
 */
function action(change: (target: Target) => void): OperationHandler<RespondentState> {
	return ({ params, body }: Call, state): Answer => {
		const project = requireProject(state, params.projectId);
		const response = requireScreenerResponse(state, params);
		if (project.projectStatus === 'CLOSED') throw new HttpError(403, 'Project is closed');
		if (response.visibility.status !== 'VISIBLE') throw new HttpError(400, 'Screener response is not visible');
		change({ project, response, body: (body ?? {}) as Record<string, unknown>, state });
		return { status: 200, body: response };
	};
}

/**
 * Throws an HttpError with status 400 unless the response has one of the statuses. The contract documents neither the status code
 * nor the text of this error.
 */
function requireStatus({ status }: ScreenerResponseRecord, verb: string, allowed: Status[]): void {
	if (!allowed.includes(status)) throw new HttpError(400, `Cannot ${verb} a screener response with status ${status}`);
}

function moveTo(response: ScreenerResponseRecord, status: Status): void {
	response.status = status;
	response.statusUpdatedAt = new Date().toISOString();
}

/** Charges the incentive, unless the team pays by hand. */
function pay({ project, response, state }: Target, cause: 'attended' | 'late-cancellation'): void {
	if (cause === 'attended' && project.automations?.autopay === false) return;
	state.store.payouts.push({ screenerResponseId: response.id, cause });
}

const textIn = (body: Record<string, unknown>, name: string) => {
	const value = body[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
};

function invite({ response, body, state }: Target): void {
	requireStatus(response, 'invite', ['PENDING', 'INVITED', 'CANCELLED']);
	const [bookingLink, meetingLink] = [textIn(body, 'bookingLink'), textIn(body, 'meetingLink')];
	if (bookingLink !== undefined && meetingLink === undefined)
		throw new HttpError(400, ['meetingLink is required with bookingLink']);
	const message = textIn(body, 'message') ?? null;
	const links = {
		...(meetingLink !== undefined && { meetingLink }),
		...(bookingLink !== undefined && { bookingLink }),
	};
	// A second invitation leaves the status as it is.
	const before = state.store.invitations.findLast(({ screenerResponseId }) => screenerResponseId === response.id);
	const statusBefore = response.status === 'INVITED' ? (before?.statusBefore ?? 'PENDING') : response.status;
	state.store.invitations.push({ screenerResponseId: response.id, statusBefore, message, ...links });
	moveTo(response, 'INVITED');
	response.invited = true;
	response.inviteSentAt = new Date().toISOString();
	response.invitation = {
		id: state.store.newId(),
		message,
		...(meetingLink !== undefined && { remoteCommunicationDetails: meetingLink }),
	};
	if (bookingLink !== undefined) setExternal(response, state, { bookingUrl: bookingLink });
}

function setExternal(
	response: ScreenerResponseRecord,
	{ store }: RespondentState,
	values: Omit<NonNullable<ScreenerResponseRecord['externalProject']>, 'researcherId'>,
): void {
	const project = store.projects.find(({ id }) => id === response.projectId);
	const researcherId = project?.externalResearcher.researcherId ?? '';
	response.externalProject = { ...response.externalProject, researcherId, ...values };
}

function schedule({ response, body, state }: Target): void {
	requireStatus(response, 'schedule', ['PENDING', 'INVITED', 'SCHEDULED']);
	const { timezone, bookedDate } = body as { timezone: string; bookedDate: string };
	const scheduledAt = utcOf(bookedDate, timezone);
	if (scheduledAt === undefined)
		throw new HttpError(400, ['bookedDate and timezone must be a local time and its zone']);
	const [bookingUrl, meetingCancelLink] = [textIn(body, 'bookingLink'), textIn(body, 'meetingCancelLink')];
	setExternal(response, state, {
		bookedDate: scheduledAt,
		timezone,
		...(bookingUrl !== undefined && { bookingUrl }),
		...(meetingCancelLink !== undefined && { meetingCancelLink }),
	});
	response.scheduledAt = scheduledAt;
	moveTo(response, 'SCHEDULED');
}

function cancelBooking(target: Target): void {
	const { response, state } = target;
	requireStatus(response, 'cancel the booking of', ['SCHEDULED']);
	const isLate = Date.now() > Date.parse(response.scheduledAt ?? '') - chargedBefore;
	if (isLate) pay(target, 'late-cancellation');
	moveTo(response, isLate ? 'ATTENDED' : 'CANCELLED');
	delete response.scheduledAt;
	if (!isLate) state.notifier.send(screenerResponseUpdatedEvent(response, 'SCHEDULED'));
}

function cancelInvite({ response, state }: Target): void {
	requireStatus(response, 'cancel the invitation of', ['INVITED']);
	const last = state.store.invitations.findLast(({ screenerResponseId }) => screenerResponseId === response.id);
	moveTo(response, last?.statusBefore ?? 'PENDING');
	response.invited = false;
}

function markAttended(target: Target): void {
	// Whether a second call pays again is not documented. It does here: a client has to keep from it by itself.
	requireStatus(target.response, 'mark as attended', ['INVITED', 'SCHEDULED', 'ATTENDED']);
	moveTo(target.response, 'ATTENDED');
	pay(target, 'attended');
}

function markNoShow({ response }: Target): void {
	requireStatus(response, 'mark as no-show', ['SCHEDULED']);
	if (Date.now() < Date.parse(response.scheduledAt ?? '') + noShowAfter)
		throw new HttpError(400, 'No-show is possible from 15 minutes after the booked time');
	moveTo(response, 'NOSHOW');
}

function reject({ response }: Target): void {
	requireStatus(response, 'reject', ['INVITED', 'SCHEDULED', 'ATTENDED']);
	moveTo(response, 'REJECTEDQUALITY');
	response.rejection = { message: '', rejectedAt: new Date().toISOString() };
}

/** Handlers of the actions on one screener response. The operation ids are spelled as the provider spells them. */
export const responseActionHandlers: Record<string, OperationHandler<RespondentState>> = {
	ScreenerResponsesController_invite: action(invite),
	ScreenerResponsesController_schedule: action(schedule),
	ScreenerResponsesController_markAtteneded: action(markAttended),
	ScreenerResponsesController_markNoShow: action(markNoShow),
	ScreenerResponsesController_reject: action(reject),
	ScreenerResponsesController_canceInvite: action(cancelInvite),
	ScreenerResponsesController_cancelBooking: action(cancelBooking),
	ScreenerResponsesController_favorite: action(({ response, body }) => {
		response.favorite = body.favorite === true;
	}),
	ScreenerResponsesController_hide: action(({ response, body }) => {
		response.hidden = body.hidden === true;
	}),
	ScreenerResponsesController_qualify: action(({ response, body }) => {
		response.qualified = body.qualifyStatus === true;
	}),
};
