import { Failure } from '../../../../nodes/shared/base/failure';
import { AccountState } from '../../../../nodes/shared/operation/accountState';

describe('AccountState', () => {
	it('keeps the first reason to close, and fires its signal', () => {
		const account = new AccountState();
		const first = new Failure('rejectedByApi', 'First');
		const { closeSignal } = account;
		account.close(3, first);
		account.close(1, new Failure('rejectedByApi', 'Second'));
		expect(account.closed).toEqual({ row: 3, failure: first });
		expect(closeSignal.aborted).toBe(true);
	});

	it('loads something once, also for those who ask at the same time', async () => {
		const account = new AccountState();
		const load = jest.fn(async () => await Promise.resolve('value'));
		await expect(Promise.all([account.once('k', load), account.once('k', load)])).resolves.toEqual(['value', 'value']);
		await account.once('other', load);
		expect(load).toHaveBeenCalledTimes(2);
	});

	it('loads again after a failure, and after it was told to forget', async () => {
		const account = new AccountState();
		const load = jest.fn(async () => await Promise.resolve('value'));
		await expect(account.once('k', async () => await Promise.reject(new Error('Down')))).rejects.toThrow('Down');
		await expect(account.once('k', load)).resolves.toBe('value');
		account.forget('k');
		await account.once('k', load);
		expect(load).toHaveBeenCalledTimes(2);
	});
});
