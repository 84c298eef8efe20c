import type { IDataObject } from 'n8n-workflow';
import {
	Failure,
	InvalidInput,
	isRecord,
	objectAt,
	sendOptionsOf,
	Skipped,
	toText,
	type OperationHooks,
	type Row,
} from '../../shared';
import { fullName } from '../participants';
import { callTo, routes } from '../routes';
import { screenerStatusName } from '../screenerStatus';

type InPath = 'projectId' | 'screenerResponseId';

/** A row that names a screener response in its path. */
export type ResponseRow = Row<InPath>;

/** What an operation does to one screener response. */
export interface ResponseAction {
	/** Whether a response is already as the row wants it. */
	isDone: (response: IDataObject, row: ResponseRow) => boolean;
	/** What Check Only shows besides the response. */
	plan?: (row: ResponseRow) => IDataObject;
}

/** An action that moves a response into another status. */
export interface StatusChange extends ResponseAction {
	/** Whether a response shows the change of this row; without it, `isDone` tells. */
	isChanged?: (response: IDataObject) => boolean;
	/** Whether the person of a response is paid already. An action that may pay is refused then. */
	isPaid?: (response: IDataObject) => boolean;
	/** Whether the action makes sense for a response that is as the row wants it, e.g. a second invitation. */
	mayRepeat?: boolean;
	/**
	 * Why the row is skipped, by the response as it is right before the change: another execution may have changed it since
	 * `skipReason` was asked. Undefined to go on.
	 */
	reasonToSkip?: (response: IDataObject, row: ResponseRow) => string | undefined;
}

type Hooks = Required<Pick<OperationHooks<InPath>, 'dryRun' | 'sentCheck'>>;

/** Reads the screener response of a row as it is now. Throws a Failure. */
export async function readResponse({ fetch, call: { path, labels } }: ResponseRow): Promise<IDataObject> {
	const response = await fetch(callTo(routes.getScreenerResponse, { path, labels }));
	if (!isRecord(response)) throw unreadable();
	return response;
}

function unreadable(): Failure {
	return new Failure('notSent', 'Respondent gave no readable answer to the question which status this response has', {
		description:
			'So nothing was changed, to be safe. Run the row again. If it happens each time, check the base URL in the credential.',
	});
}

/** Skip If Already Sent and Check Only of an action on a screener response: the response itself tells what was done. */
export function responseChecks({ isDone, plan }: ResponseAction): Hooks {
	return {
		dryRun: async (row) => ({ ...summaryOf(await readResponse(row)), ...plan?.(row) }),
		sentCheck: {
			isOfState: true,
			key: ({ call: { path, body } }) => JSON.stringify([path.projectId, path.screenerResponseId, body]).toLowerCase(),
			find: async (row) => {
				const response = await readResponse(row);
				return isDone(response, row) ? response : undefined;
			},
		},
	};
}

/**
 * The hooks of an operation that moves a screener response into another status. Rows for one response wait for each other, whatever
 * their operations and runs are, and the response is read right before the change: only so is it proven whose change it was when the
 * answer gets lost, and only so does a second row of the same person not pay a second time.
 */
export function statusChange(action: StatusChange): Hooks & Required<Pick<OperationHooks<InPath>, 'findOwn' | 'run'>> {
	const before = new WeakMap<ResponseRow, IDataObject>();
	return {
		...responseChecks(action),
		dryRun: async (row) => {
			const response = await readResponse(row);
			if (!sendOptionsOf(row.values).skipIfSent) requireToDo(response, row, action);
			return { ...summaryOf(response), ...action.plan?.(row) };
		},
		run: async (row) => {
			return await row.account.mutex.runExclusive<IDataObject>(changeOf(row), async ({ failure }) => {
				// The row itself runs again when its answer got lost and its change is not there.
				const isAgain = row.hasStartedChange();
				if (failure?.reason === 'unknown' && !isAgain) throw mayHaveBeenDone(failure);
				const response = await readResponse(row);
				if (isAgain && isOwn(response, row, action, before.get(row))) return response;
				requireToDo(response, row, action);
				requireNotSkipped(response, row, action);
				before.set(row, response);
				const answer = await row.fetch(row.call);
				return isRecord(answer) ? answer : response;
			});
		},
		findOwn: async (row) => {
			const response = await readResponse(row);
			return isOwn(response, row, action, before.get(row)) ? response : undefined;
		},
	};
}

function changeOf({ call: { path } }: ResponseRow): string {
	return `change of response ${JSON.stringify([path.projectId, path.screenerResponseId]).toLowerCase()}`;
}

// Whether this row has done it. Throws a Failure when nothing in the response tells.
function isOwn(
	response: IDataObject,
	row: ResponseRow,
	{ isDone, isChanged }: StatusChange,
	before: IDataObject | undefined,
): boolean {
	const shows = (state: IDataObject) => isChanged?.(state) ?? isDone(state, row);
	if (!shows(response)) return false;
	if (!before || !shows(before)) return true;
	const times = ({ inviteSentAt, statusUpdatedAt, scheduledAt }: IDataObject) =>
		[inviteSentAt, statusUpdatedAt, scheduledAt].map(toText).join(' ');
	if (times(before) !== times(response)) return true;
	throw new Failure('notSent', 'Nothing in the response tells whether this row has changed it', {
		description: 'Look at the response with Screener Response: Get before you run the row again.',
		mayHaveBeenSent: true,
	});
}

function requireToDo(response: IDataObject, row: ResponseRow, action: StatusChange): void {
	const { isDone, isPaid, mayRepeat = false } = action;
	const status = screenerStatusName(response.status).toLowerCase();
	if (isPaid?.(response) === true) {
		throw new InvalidInput(
			`Nothing was changed, because the status of this response is "${status}", and the change might pay once more`,
		);
	}
	if (mayRepeat || !isDone(response, row)) return;
	throw new InvalidInput(
		`Nothing was changed, because the status of this response is "${status}"`,
		'To let such rows pass as already sent, switch on "Skip If Already Sent".',
	);
}

function requireNotSkipped(response: IDataObject, row: ResponseRow, { reasonToSkip }: StatusChange): void {
	const reason = reasonToSkip?.(response, row);
	if (reason !== undefined) throw new Skipped(reason);
}

function mayHaveBeenDone({ description, code }: Failure): Failure {
	return new Failure(
		'notSent',
		'Not done, because an earlier row or another execution tried to change this response, and it may have been changed',
		{ description, mayHaveBeenSent: true, ...(code !== undefined && { code }) },
	);
}

/** Whose screener response it is, and its status: for Check Only. */
function summaryOf(response: IDataObject): IDataObject {
	return {
		userId: response.userId,
		screenerResponseId: response.id,
		projectId: response.projectId,
		name: fullName(objectAt(response, 'profile')),
		responseStatus: response.status,
		...(response.scheduledAt !== undefined && { scheduledAt: response.scheduledAt }),
	};
}

/** Whether the status of a response is one of these. */
export function hasStatus(...statuses: string[]): (response: IDataObject) => boolean {
	return ({ status }) => statuses.includes(toText(status));
}
