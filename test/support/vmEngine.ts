import { Expression } from 'n8n-workflow';

/** Starts the isolated expression engine that n8n 2.x uses by default, with n8n's default settings. */
export async function startVmEngine(): Promise<void> {
	await Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
}

/** Stops it. */
export async function stopVmEngine(): Promise<void> {
	await Expression.disposeExpressionEngine();
}
