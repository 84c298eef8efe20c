import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRespondent, type RespondentSandbox } from '../../sandbox';
import { assertContractKept } from '../../sandbox/server/violations';
import { runNode } from '../../test/support/engine';
import { realMs } from './clock';
import { httpRequestNode } from './httpRequest';
import { injectFaults } from './injectFaults';
import type { Mode } from './modes';
import type { NodeUnderTest } from './nodeUnderTest';
import { outcomeOf, type RunOutcome } from './outcome';
import { respondentNode } from './respondent';
import { createRows, itemsOf } from './rows';
import type { RunOptions } from './runOptions';

/** Sends the rows of one run to a sandbox of its own, and gives what the sandbox stored and what the run reported. */
export async function runMode(mode: Mode, options: RunOptions): Promise<RunOutcome> {
	const { seed, rows, onProgress } = options;
	const sandbox = await startRespondent({ seed });
	const before = sandbox.store.messages.length;
	const timer = setInterval(() => onProgress?.(sandbox.store.messages.length - before), 100);
	try {
		const inputRows = createRows(sandbox, rows);
		injectFaults(sandbox, inputRows, seed);
		const { setup, parameters } = nodeFor(mode, sandbox, options);
		const settings = {
			...setup.settings,
			onError: mode.onError,
			retryOnFail: mode.retryOnFail,
			maxTries: 3,
			waitBetweenTries: realMs(1),
		};
		const delay = monitorEventLoopDelay();
		delay.enable();
		const start = performance.now();
		const result = await runNode({ ...setup, settings }, parameters, itemsOf(inputRows));
		const timing = { seconds: (performance.now() - start) / 1000, longestBlock: Math.round(delay.max / 1e6) };
		delay.disable();
		await finishWrites(sandbox);
		assertContractKept(sandbox);
		return outcomeOf(mode, inputRows, sandbox, result, timing);
	} finally {
		clearInterval(timer);
		await sandbox.close();
	}
}

function nodeFor(mode: Mode, sandbox: RespondentSandbox, options: RunOptions): NodeUnderTest {
	if (mode.node === 'Respondent') return respondentNode(sandbox, mode, options);
	if (!options.httpRequest) throw new Error('The HTTP Request node is needed for this mode');
	return httpRequestNode(sandbox, options.httpRequest);
}

/** Waits until the sandbox has stored every delayed message, including those whose requests timed out. */
async function finishWrites(sandbox: RespondentSandbox): Promise<void> {
	do {
		// The sandbox notices the closed connection of a request that timed out only after some turns of the event loop.
		await sleep(realMs(5));
		await sandbox.flushPendingWrites();
	} while (sandbox.pendingWrites > 0);
}
