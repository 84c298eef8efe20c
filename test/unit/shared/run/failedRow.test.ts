import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { Failure, InvalidInput } from '../../../../nodes/shared/base/failure';
import { failedItem, stopError } from '../../../../nodes/shared/run/failedRow';
import { operationWith, sourceWith } from '../fakes';

const sending = operationWith({ wording: { noun: 'message', participle: 'sent' } });
const reset = new Failure('unknown', 'The message may have been sent', {
	description: 'Look there.',
	code: 'ECONNRESET',
});

describe('stopError', () => {
	it.each([
		['NodeOperationError', 'invalidInput', NodeOperationError],
		['NodeApiError', 'unknown', NodeApiError],
	] as const)('keeps cause and stack of an unexpected exception in a %s', (_name, reason, type) => {
		const cause = new TypeError('records is not iterable');
		const error = stopError(sourceWith(1), sending, { row: 0, failure: new Failure(reason, 'It stopped', { cause }) });
		expect(error).toBeInstanceOf(type);
		expect([error.message, error.cause, error.stack]).toEqual(['It stopped', cause, cause.stack]);
	});

	it('names the row and counts how all the others ended', () => {
		const source = sourceWith(4);
		source.runState.record(0, { kind: 'done', items: [], earlier: false });
		source.runState.record(1, { kind: 'done', items: [], earlier: true });
		source.runState.record(2, { kind: 'failed', failure: reset });
		const error = stopError(source, sending, { row: 2, failure: reset });
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message:
				'Row 3 of 4: The message may have been sent. Of 4 rows, 1 was sent, 1 was already sent, 1 was possibly sent and 1 was not sent.',
			description:
				'Look there. To run the other rows all the same, choose Settings > On Error > Continue (using error output) in this node.',
			httpCode: 'ECONNRESET',
		});
	});

	it('counts the skipped rows apart', () => {
		const source = sourceWith(4);
		source.runState.record(0, { kind: 'skipped', items: [] });
		source.runState.record(1, { kind: 'done', items: [], earlier: false });
		source.runState.record(2, { kind: 'failed', failure: reset });
		expect(stopError(source, sending, { row: 2, failure: reset }).message).toMatch(
			/Of 4 rows, 1 was sent, 1 was possibly sent, 1 was skipped and 1 was not sent\.$/,
		);
	});

	it('numbers a row once: n8n writes the index of an item behind the message', () => {
		expect(stopError(sourceWith(4), sending, { row: 2, failure: reset }).context).not.toHaveProperty('itemIndex');
		expect(stopError(sourceWith(1), sending, { row: 0, failure: reset }).context).toHaveProperty('itemIndex', 0);
	});

	it('names the other rows that have an error, 20 at most', () => {
		const bad = new InvalidInput('"Text" is empty', 'Enter a value.');
		const description = (others: number[]) =>
			stopError(sourceWith(50), sending, { row: 1, failure: bad, others }).description;
		expect(description([2])).toContain('Enter a value. 1 more row has an error: 3. To run the other rows');
		expect(description([2, 6, 9])).toContain('3 more rows have an error: 3, 7 and 10.');
		const many = Array.from({ length: 30 }, (_, index) => index + 10);
		expect(description(many)).toContain('30 more rows have an error: 11, 12, ');
		expect(description(many)).toContain(', 30 and 10 more.');
	});

	it('sends nobody to On Error where no row can succeed', () => {
		const refused = new Failure('rejectedByApi', 'No', { isCredentialRefusal: true });
		const unreached = new Failure('notSent', 'No', { description: 'Check the network.' });
		for (const failure of [refused, unreached])
			expect(stopError(sourceWith(4), sending, { row: 1, failure }).description ?? '').not.toContain('On Error');
	});

	it('neither numbers nor counts where there is one row', () => {
		expect(stopError(sourceWith(1), sending, { row: 0, failure: reset }).message).toBe(
			'The message may have been sent',
		);
	});

	it('counts nothing where nothing is changed', () => {
		expect(stopError(sourceWith(2), operationWith(), { row: 1, failure: reset }).message).toBe(
			'Row 2 of 2: The message may have been sent',
		);
	});

	it('keeps its own words where n8n has some of its own for a code', () => {
		for (const code of ['401', '404', '429', '500', 'ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', undefined]) {
			const failure = new Failure('notSent', 'Our words', { description: 'Our advice.', ...(code && { code }) });
			expect(stopError(sourceWith(1), sending, { row: 0, failure })).toMatchObject({
				message: 'Our words',
				description: 'Our advice.',
			});
		}
	});

	it('takes bad input for an error of the operation, not of the API', () => {
		const error = stopError(sourceWith(1), sending, {
			row: 0,
			failure: new InvalidInput('"Text" is empty', 'Enter a value.'),
		});
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: '"Text" is empty', description: 'Enter a value.' });
	});
});

describe('failedItem', () => {
	const failure = new Failure('rejectedByApi', 'Acme refused it', { description: 'Change it.' });
	const reading = operationWith();

	it("says the reason and how the row ended, then the row's own columns, and links to the row", () => {
		const { json, ...rest } = failedItem(sourceWith(2, { onError: 'continueRegularOutput' }), sending, 1, failure);
		expect(Object.entries(json)).toEqual([
			['error', 'Acme refused it. Change it.'],
			['status', 'failed'],
			['mayHaveBeenSent', false],
			['row', 1],
			['name', 'n1'],
		]);
		expect(rest).toEqual({ pairedItem: { item: 1 } });
	});

	it('says so when the message may have been sent', () => {
		expect(failedItem(sourceWith(1), sending, 0, reset).json).toMatchObject({
			status: 'failed',
			mayHaveBeenSent: true,
		});
	});

	it('stands in place of columns of these names', () => {
		const source = sourceWith(1, { onError: 'continueRegularOutput' });
		source.items = [{ json: { name: 'n0', error: 'of an earlier run', status: 'new', mayHaveBeenSent: 'yes' } }];
		expect(Object.entries(failedItem(source, sending, 0, failure).json)).toEqual([
			['error', 'Acme refused it. Change it.'],
			['status', 'failed'],
			['mayHaveBeenSent', false],
			['name', 'n0'],
		]);
	});

	it('says of Check Only that the row would fail', () => {
		const source = { ...sourceWith(1), parameter: (name: string) => (name === 'checkOnly' ? true : {}) };
		expect(failedItem(source, sending, 0, failure).json).toEqual({
			error: 'Acme refused it. Change it.',
			wouldBe: 'failed',
			row: 0,
			name: 'n0',
		});
	});

	it('holds the reason alone on the error output, where n8n adds the columns', () => {
		expect(failedItem(sourceWith(2, { onError: 'continueErrorOutput' }), sending, 0, failure)).toEqual({
			json: { error: 'Acme refused it. Change it.' },
			pairedItem: { item: 0 },
		});
	});

	it('says nothing of sending where an operation only reads', () => {
		expect(failedItem(sourceWith(1), reading, 0, failure).json).toEqual({
			error: 'Acme refused it. Change it.',
			row: 0,
			name: 'n0',
		});
	});

	it('ends with the message where there is no advice', () => {
		expect(failedItem(sourceWith(1), sending, 0, new Failure('rejectedByApi', 'No')).json.error).toBe('No');
	});
});
