import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, objectAt, toText, type OperationHooks, type Row } from '../../shared';
import { fullName } from '../participants';
import { callTo, routes } from '../routes';

type InPath = 'projectId' | 'screenerResponseId';

/** A row that names a screener response in its path. */
export type ResponseRow = Row<InPath>;

/** What an operation does to one screener response. */
export interface ResponseAction {
	/** Whether a response is already as the row wants it. */
	isDone: (response: IDataObject, row: ResponseRow) => boolean;
	/** What the row asks for, where rows for one response may ask for different things: a value, or a time. */
	wanted?: (row: ResponseRow) => unknown;
	/** What Check Only shows besides the response. */
	plan?: (row: ResponseRow) => IDataObject;
}

/** The hooks of an action on one screener response. */
export type Hooks = Required<Pick<OperationHooks<InPath>, 'dryRun' | 'findOwn' | 'run' | 'sentCheck'>>;

/** Reads the screener response of a row as it is now. Throws a Failure. */
export async function readResponse(row: ResponseRow): Promise<IDataObject> {
	const { path, labels } = row.call;
	const answer = await row.fetch(callTo(routes.getScreenerResponse, { path, labels }));
	if (!isResponseOf(row, answer)) throw unreadable();
	return answer;
}

// A gateway in maintenance may answer 200 with an object of its own.
function isResponseOf({ call: { path } }: ResponseRow, answer: unknown): answer is IDataObject {
	return isRecord(answer) && toText(answer.id).toLowerCase() === path.screenerResponseId.toLowerCase();
}

function unreadable(): Failure {
	return new Failure('notSent', 'Respondent gave no readable answer to the question which status this response has', {
		description:
			'So nothing was changed, to be safe. Run the row again. If it happens each time, check the base URL in the credential.',
	});
}

/**
 * The hooks of an operation that sets a value of a screener response. The response itself tells what was done. Rows for one response
 * wait for each other, so that the last one of a sheet holds.
 */
export function valueChange({ isDone, plan, wanted }: ResponseAction): Hooks {
	const findDone = async (row: ResponseRow) => {
		const response = await readResponse(row);
		return isDone(response, row) ? response : undefined;
	};
	return {
		dryRun: async (row) => ({ ...summaryOf(await readResponse(row)), ...plan?.(row) }),
		sentCheck: {
			isOfState: true,
			key: (row) => JSON.stringify([changeOf(row), wanted?.(row)]),
			record: changeOf,
			find: findDone,
		},
		run: async (row) => await row.account.mutex.runExclusive(changeOf(row), async () => await changed(row)),
		findOwn: findDone,
	};
}

/**
 * Makes the change of a row. Gives the response that Respondent answers with. Throws a Failure with an unknown outcome for any other
 * answer, e.g. an empty one, or that of a gateway in maintenance: the response then tells whether the change was made.
 */
export async function changed(row: ResponseRow): Promise<IDataObject> {
	const answer = await row.fetch(row.call);
	if (isResponseOf(row, answer)) return answer;
	throw row.connection.explainWithoutRecord();
}

/** Names the response of a row: rows that change it wait for each other. */
export function changeOf({ call: { path } }: ResponseRow): string {
	return `change of response ${JSON.stringify([path.projectId, path.screenerResponseId]).toLowerCase()}`;
}

/** Whose screener response it is, and its status: for Check Only. */
export function summaryOf(response: IDataObject): IDataObject {
	return {
		userId: response.userId,
		screenerResponseId: response.id,
		projectId: response.projectId,
		name: fullName(objectAt(response, 'profile')),
		responseStatus: response.status,
		...(response.scheduledAt !== undefined && { scheduledAt: response.scheduledAt }),
	};
}
