import type { IDataObject } from 'n8n-workflow';
import { Failure, InvalidInput, sendOptionsOf, Skipped, toText } from '../../shared';
import { screenerStatusName } from '../screenerStatus';
import {
	changed,
	changeOf,
	readResponse,
	summaryOf,
	valueChange,
	type Hooks,
	type ResponseAction,
	type ResponseRow,
} from './valueChange';

const PASS = 'To let such rows pass as already sent, switch on "Skip If Already Sent".';

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

/**
 * The hooks of an operation that moves a screener response into another status. Rows for one response wait for each other, whatever
 * their operations and runs are, and the response is read right before the change: only so is it proven whose change it was when the
 * answer gets lost, and only so does a second row of the same person not pay a second time.
 */
export function statusChange(action: StatusChange): Hooks {
	const before = new WeakMap<ResponseRow, IDataObject>();
	const { sentCheck } = valueChange(action);
	const findOwn = async (row: ResponseRow) => {
		const response = await readResponse(row);
		return isOwn(response, row, action, before.get(row)) ? response : undefined;
	};
	return {
		dryRun: async (row) => ({ ...summaryOf(await readPlanned(row, action)), ...action.plan?.(row) }),
		sentCheck: {
			...sentCheck,
			find: async (row, call, options) =>
				await (options.ignoreCache ? findOwn(row) : sentCheck.find(row, call, options)),
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
				return await changed(row);
			});
		},
		findOwn,
	};
}

/**
 * Reads the response of a row for its plan. Under Check Only, a row that asks for what an earlier row of the run would do fails, as it
 * does in a run that makes changes. Throws a Failure.
 */
async function readPlanned(row: ResponseRow, action: StatusChange): Promise<IDataObject> {
	const { checkOnly, skipIfSent } = sendOptionsOf(row.values);
	const reading = readResponse(row);
	if (skipIfSent) {
		if (checkOnly) requireUnpaid(await reading, action);
		return await reading;
	}
	const first = checkOnly && action.mayRepeat !== true ? await firstRowFor(row, action, reading) : row.id;
	const response = await reading;
	requireToDo(response, row, action);
	if (first === row.id) return response;
	throw new InvalidInput('Nothing would be changed, because an earlier row of this run changes this response', PASS);
}

/** The ID of the first row of a run that would change the response of a row. A row that would be skipped changes nothing. */
async function firstRowFor(
	row: ResponseRow,
	{ reasonToSkip }: StatusChange,
	reading: Promise<IDataObject>,
): Promise<string> {
	const mayBeFirst = reading.then(
		(response) => reasonToSkip?.(response, row) === undefined,
		() => false,
	);
	const first = await row.account.checks.runExclusive<string | undefined>(
		changeOf(row),
		async ({ result }) => result ?? ((await mayBeFirst) ? row.id : undefined),
	);
	return first ?? row.id;
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
	const { isDone, mayRepeat = false } = action;
	requireUnpaid(response, action);
	if (mayRepeat || !isDone(response, row)) return;
	throw new InvalidInput(`Nothing was changed, because the status of this response is ${statusOf(response)}`, PASS);
}

function requireUnpaid(response: IDataObject, { isPaid }: StatusChange): void {
	if (isPaid?.(response) !== true) return;
	throw new InvalidInput(
		`Nothing was changed, because the status of this response is ${statusOf(response)}, and the change might pay once more`,
	);
}

function statusOf({ status }: IDataObject): string {
	return `"${screenerStatusName(status).toLowerCase()}"`;
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

/** Whether the status of a response is one of these. */
export function hasStatus(...statuses: string[]): (response: IDataObject) => boolean {
	return ({ status }) => statuses.includes(toText(status));
}
