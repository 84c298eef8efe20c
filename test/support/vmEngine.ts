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

/** Stops it. */
export async function stopVmEngine(): Promise<void> {
	await Expression.disposeExpressionEngine();
}
