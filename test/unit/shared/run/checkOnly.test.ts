import type { IDataObject } from 'n8n-workflow';
import { checkOnly } from '../../../../nodes/shared/run/checkOnly';
import { Failure, Skipped } from '../../../../nodes/shared/base/failure';
import type { Operation } from '../../../../nodes/shared/operation/operation';
import { toText } from '../../../../nodes/shared/base/record';
import { AccountState } from '../../../../nodes/shared/operation/accountState';
import { sendOnce } from '../../../../nodes/shared/run/sendOnce';
import { connectionWith, operationWith, scripted } from '../fakes';
import { callTo, type Call } from '../../../../nodes/shared/http/call';
import { rowOf } from '../../../../nodes/shared/run/runRow';

const options = { checkOnly: true, skipIfSent: true, windowMs: 1000, settleMs: 0 };

/** Rows of one run, and a server on which the messages `there` exist. */
function scene(there: string[] = [], changes: Partial<Operation> = {}) {
	const { transport, sent } = scripted([{ status: 201, body: { id: 'new' } }]);
	const connection = connectionWith({ transport });
	const account = new AccountState();
	const once = {
		key: ({ call: { body } }: { call: Call }) => toText(body.text),
		find: jest.fn(
			async (_row: unknown, { body }: { body: IDataObject }) =>
				await Promise.resolve(there.includes(toText(body.text)) ? { uid: 'old' } : undefined),
		),
	};
	const operation = operationWith({
		sentCheck: once,
		output: { simplify: (records) => records, ids: ({ uid }) => ({ messageId: uid }) },
		...changes,
	});
	const rowFor = (text: string) => {
		const call = callTo('POST /c/{id}', { path: { id: 'c1' }, body: { text }, labels: { id: 'Conversation' } });
		return rowOf({ call, connection, account, values: {} }, {});
	};
	const check = async (text = 'Hi', changed = {}) =>
		await checkOnly(rowFor(text), operation, { ...options, ...changed });
	return { check, rowFor, once, sent };
}

describe('checkOnly', () => {
	it('sends nothing and says what would be sent, and where', async () => {
		const { check, sent } = scene();
		await expect(check()).resolves.toMatchObject({
			wouldBe: 'sent',
			sameAsEarlierRow: false,
			id: 'c1',
			text: 'Hi',
		});
		expect(sent()).toBe(0);
	});

	it('names what is there already', async () => {
		const { check } = scene(['Hi']);
		await expect(check()).resolves.toMatchObject({ wouldBe: 'already sent', messageId: 'old' });
	});

	it('says that it would be sent all the same where Skip If Already Sent is off', async () => {
		const { check } = scene(['Hi']);
		await expect(check('Hi', { skipIfSent: false })).resolves.toMatchObject({
			wouldBe: 'sent',
			note: 'The same exists already. It would be sent again, because Skip If Already Sent is off.',
		});
	});

	it('says that a row is the same as an earlier one, and looks once for both', async () => {
		const { check, once } = scene();
		const [first, second, other] = await Promise.all([check(), check(), check('Ho')]);
		expect([first, second, other].map((row) => [row.wouldBe, row.sameAsEarlierRow])).toEqual([
			['sent', false],
			['already sent', true],
			['sent', false],
		]);
		expect(once.find).toHaveBeenCalledTimes(2);
	});

	it('is no evidence: a row that is really to be sent is sent, though a like one was checked before', async () => {
		const { check, rowFor, once, sent } = scene();
		await check();
		const row = rowFor('Hi');
		const send = async () => await row.fetch(row.call);
		await expect(sendOnce(row, once, options, send)).resolves.toEqual({ body: { id: 'new' }, earlier: false });
		expect(sent()).toBe(1);
	});

	it('fails when the server cannot be asked', async () => {
		const { check, once } = scene();
		once.find.mockRejectedValueOnce(new Failure('notSent', 'Down'));
		await expect(check()).rejects.toThrow('Down');
		await expect(check()).resolves.toMatchObject({ wouldBe: 'sent', sameAsEarlierRow: false });
	});

	it('asks nobody where an operation has no evidence to look for', async () => {
		const { check, once } = scene([], { sentCheck: undefined });
		await expect(check()).resolves.toEqual({ wouldBe: 'sent', id: 'c1', text: 'Hi' });
		expect(once.find).not.toHaveBeenCalled();
	});

	it('asks the gate for what would be sent, and for nothing else', async () => {
		const { rowFor, once, sent } = scene(['Hi']);
		const operation = operationWith({ sentCheck: once });
		const gate = async () => await Promise.reject(new Skipped('It is Sunday'));
		await expect(checkOnly(rowFor('Hi'), operation, options, gate)).resolves.toMatchObject({ wouldBe: 'already sent' });
		await expect(checkOnly(rowFor('Ho'), operation, options, gate)).rejects.toThrow('It is Sunday');
		await expect(checkOnly(rowFor('Ho'), operationWith(), options, gate)).rejects.toThrow('It is Sunday');
		expect(sent()).toBe(0);
	});

	it('takes a row for no repetition of one that is skipped', async () => {
		const { rowFor, once } = scene();
		const operation = operationWith({ sentCheck: once });
		const skipped = async () => await Promise.reject(new Skipped('It is Sunday'));
		await expect(checkOnly(rowFor('Hi'), operation, options, skipped)).rejects.toThrow('It is Sunday');
		await expect(checkOnly(rowFor('Hi'), operation, options)).resolves.toMatchObject({
			wouldBe: 'sent',
			sameAsEarlierRow: false,
		});
	});

	it('asks the gate also for a repetition that is sent because Skip If Already Sent is off', async () => {
		const { rowFor, once } = scene();
		const operation = operationWith({ sentCheck: once });
		const all = { ...options, skipIfSent: false };
		const skipped = async () => await Promise.reject(new Skipped('It is Sunday'));
		await checkOnly(rowFor('Hi'), operation, all);
		await expect(checkOnly(rowFor('Hi'), operation, all, skipped)).rejects.toThrow('It is Sunday');
	});

	it("uses the operation's own names for what it plans", async () => {
		const dryRun = ({ call: { path } }: { call: Call }) => ({ conversationId: path.id });
		const { check } = scene([], { dryRun });
		await expect(check()).resolves.toMatchObject({ conversationId: 'c1' });
	});
});
