import { Expression } from 'n8n-workflow';

/** Starts the isolated expression engine that n8n 2.x uses by default, otherwise with n8n's default settings. */
export async function startVmEngine(): Promise<void> {
	await Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		// n8n's default is 5 seconds. A machine that is busy may stop this process for that long.
		bridgeTimeout: 60_000,
		bridgeMemoryLimit: 128,
	});
}

/** Stops it. Expressions are evaluated by the legacy engine afterwards, as before. */
export async function stopVmEngine(): Promise<void> {
	await Expression.disposeExpressionEngine();
	// n8n never changes its engine. The next test file of this worker may run under the other one.
	Expression.setExpressionEngine('legacy');
}
