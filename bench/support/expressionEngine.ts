import { Expression } from 'n8n-workflow';

/** Starts the expression engine that n8n 2.x uses by default, with n8n's default settings. */
export async function startVmEngine(): Promise<void> {
	await Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
}

/** Ends this process when its parent closes the channel. Stops the expression engine first, if one was started. */
export function exitWithParent(): void {
	process.on('disconnect', () => {
		void Expression.disposeExpressionEngine().finally(() => process.exit());
	});
}
