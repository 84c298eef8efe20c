import { Expression } from 'n8n-workflow';

/**
 * Starts the isolated expression engine that n8n 2.x uses by default. It differs from n8n's default settings in how long an
 * expression may take and in two settings that only save time: n8n makes a new isolate for each execution, which costs 100 ms
 * of CPU time, two thirds of the CPU time of the engine tests.
 */
export async function startVmEngine(): Promise<void> {
	await Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		// n8n's default is 5 seconds. A machine that is busy may stop this process for that long.
		bridgeTimeout: 60_000,
		bridgeMemoryLimit: 128,
		// N8N_EXPRESSION_ENGINE_COMPILE_CACHE: n8n's own functions are compiled once, and not for each isolate.
		compileCache: true,
		// N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: the isolate is made when the execution meets its first expression.
		lazyAcquire: true,
	});
}

/** Stops it. Expressions are evaluated by the legacy engine afterwards, as before. */
export async function stopVmEngine(): Promise<void> {
	await Expression.disposeExpressionEngine();
	// n8n never changes its engine. The next test file of this worker may run under the other one.
	Expression.setExpressionEngine('legacy');
}
