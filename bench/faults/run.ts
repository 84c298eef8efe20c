import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContractViolation } from '../../sandbox/server/types';
import { assertContractKept } from '../../sandbox/server/violations';
import { runNode } from '../../test/support/engine';
import { realMs } from './clock';
import { injectFaults } from './injectFaults';
import type { Mode } from './modes';
import { outcomeOf, type RunOutcome } from './outcome';
import type { RunOptions } from './runOptions';
import type { ServiceName, World } from './world';
import { openWorld } from './worlds';

/** Sends the rows of one run to a sandbox of its own, and gives what the sandbox stored and what the run reported. */
export async function runMode(service: ServiceName, mode: Mode, options: RunOptions): Promise<RunOutcome> {
	const { seed, rows, onProgress } = options;
	const world = await openWorld(service, { seed, rows });
	const { sandbox } = world;
	const timer = setInterval(() => onProgress?.(world.stored().length), 100);
	try {
		injectFaults(world, seed);
		const { setup, parameters } = world.nodeFor(mode, options);
		const settings = {
			...setup.settings,
			onError: mode.onError,
			retryOnFail: mode.retryOnFail,
			maxTries: 3,
			waitBetweenTries: realMs(1),
		};
		const items = world.rows.map(({ item }) => item);
		const delay = monitorEventLoopDelay();
		delay.enable();
		const start = performance.now();
		const result = await runNode({ ...setup, settings }, parameters, items);
		const timing = { seconds: (performance.now() - start) / 1000, longestBlock: Math.round(delay.max / 1e6) };
		delay.disable();
		await finishWrites(sandbox);
		// HTTP Request follows redirects, to addresses that no contract describes.
		const isJudged = ({ by }: ContractViolation) => mode.node === 'own' || by === 'answer';
		assertContractKept({ contractViolations: sandbox.contractViolations.filter(isJudged) });
		return outcomeOf(world, mode, result, timing);
	} finally {
		clearInterval(timer);
		await sandbox.close();
	}
}

/** Waits until the sandbox has stored every delayed message, including those whose requests timed out. */
async function finishWrites(sandbox: World['sandbox']): Promise<void> {
	do {
		// The sandbox notices the closed connection of a request that timed out only after some turns of the event loop.
		await sleep(realMs(5));
		await sandbox.flushPendingWrites();
	} while (sandbox.pendingWrites > 0);
}
