import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRespondent, type RespondentSandbox } from '../../sandbox';
import { runNode } from '../../test/support/engine';
import { accountOf, type Account } from './account';
import type { HttpRequest } from '../support/httpRequest';
import { httpRequestNode } from './httpRequest';
import type { Mode } from './modes';
import { compressed } from './pace';
import { respondentNode, type Candidate } from './respondent';
import { addFaults, itemsOf, openSheet } from './sheet';

/** What to run. */
export interface Trial {
	seed: number;
	rows: number;
	/** After how many ms of the real clock the Respondent node gives up a request; default `TIMEOUT`. */
	timeout?: number;
	/** Needed for the modes of that node. */
	httpRequest?: HttpRequest;
	/** Called now and then with the number of messages that are stored. */
	onProgress?: (stored: number) => void;
}

/** Sends a sheet in one mode, against a sandbox of its own, and counts what the sandbox has stored in the end. */
export async function runMode(mode: Mode, trial: Trial): Promise<Account> {
	const { seed, rows, onProgress } = trial;
	const sandbox = await startRespondent({ seed });
	const before = sandbox.store.messages.length;
	const timer = setInterval(() => onProgress?.(sandbox.store.messages.length - before), 100);
	try {
		const sheet = openSheet(sandbox, rows);
		addFaults(sandbox, sheet, seed);
		const { setup, parameters } = candidateOf(mode, sandbox, trial);
		const settings = {
			...setup.settings,
			onError: mode.onError,
			retryOnFail: mode.retryOnFail,
			maxTries: 3,
			waitBetweenTries: compressed(1),
		};
		const delay = monitorEventLoopDelay();
		delay.enable();
		const start = performance.now();
		const result = await runNode({ ...setup, settings }, parameters, itemsOf(sheet));
		const timing = { seconds: (performance.now() - start) / 1000, stall: Math.round(delay.max / 1e6) };
		delay.disable();
		await landEverything(sandbox);
		if (sandbox.contractViolations.length > 0) throw new Error('The sandbox broke its own contract');
		return accountOf(mode, sheet, sandbox, result, timing);
	} finally {
		clearInterval(timer);
		await sandbox.close();
	}
}

function candidateOf(mode: Mode, sandbox: RespondentSandbox, trial: Trial): Candidate {
	if (mode.node === 'Respondent') return respondentNode(sandbox, mode, trial);
	if (!trial.httpRequest) throw new Error('The HTTP Request node is needed for this mode');
	return httpRequestNode(sandbox, trial.httpRequest);
}

/** Whatever is still on its way is stored: also what the node was told nothing of. */
async function landEverything(sandbox: RespondentSandbox): Promise<void> {
	do {
		// The sandbox hears of a client that gave up with the next turns of the event loop.
		await sleep(compressed(5));
		await sandbox.landPendingWrites();
	} while (sandbox.pendingWrites > 0);
}
