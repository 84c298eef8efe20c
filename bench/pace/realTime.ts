import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { RespondentSandbox } from '../../sandbox';
import { runNode, type Setup } from '../../test/support/engine';
import { byId, nodeOf, withIds } from '../../test/support/harness';
import { respondentFixture } from '../../test/support/respondent';
import { httpRequestNode, loadHttpRequest } from '../faults/httpRequest';
import type { HttpRequest } from '../support/httpRequest';
import type { Batching } from './cases';
import { idealMs } from './ideal';
import { concurrencyLimit, fixedWindow, tokenBucket, type ApiLimit } from './limits';
import { simulateHttpRequest, simulateNode, type Api, type PaceRun } from './simulate';

const SEND = 'POST /v1/messaging/conversations/{conversationUid}/messages';
/** Rows of the run that loads what the later ones find loaded. */
const WARM_UP = 20;
const SEED = 1;

interface RealCase {
	name: string;
	newLimit: () => ApiLimit;
	retryAfter: boolean;
	answerMs: number;
	sends: number;
	batching: Batching;
}

const full = () => 1;

/** Cases that are short enough for real time. The window is a sixth of the one on the simulated clock. */
const realCases: readonly RealCase[] = [
	{
		name: 'token bucket, 50/s, burst 10, 20 ms',
		newLimit: () => tokenBucket(50, 10, full),
		retryAfter: false,
		answerMs: 20,
		sends: 400,
		batching: { size: 10, interval: 200 },
	},
	{
		name: 'fixed window, 100 per 10 s, 20 ms',
		newLimit: () => fixedWindow(100, 10_000, 0, full),
		retryAfter: false,
		answerMs: 20,
		sends: 250,
		batching: { size: 10, interval: 1000 },
	},
	{
		name: '5 at once, 100 ms, Retry-After',
		newLimit: () => concurrencyLimit(5, full),
		retryAfter: true,
		answerMs: 100,
		// Each 429 costs a second, so a short run tells little.
		sends: 1000,
		batching: { size: 5, interval: 125 },
	},
];

/** How a run went. `refused`: the share of 429s in all requests. */
export interface Outcome {
	seconds: number;
	failed: number;
	refused: number;
}

/** A case in real time and on the simulated clock. */
export interface RealTime {
	name: string;
	/** Seconds. */
	ideal: number;
	node: { real: Outcome; simulated: Outcome };
	httpRequest: { real: Outcome; simulated: Outcome };
	misses: string[];
}

/** Runs the node and n8n's HTTP Request node through n8n's engine against the sandbox, which keeps to a limit, in real time. */
export async function realTime(): Promise<RealTime[]> {
	const httpRequest = await loadHttpRequest(console.log);
	const results: RealTime[] = [];
	for (const one of realCases) results.push(await measured(one, httpRequest));
	return results;
}

async function measured(one: RealCase, httpRequest: HttpRequest): Promise<RealTime> {
	const { name, newLimit, answerMs, sends, batching } = one;
	const api = (): Api => ({ limit: newLimit(), answerMs, retryAfter: one.retryAfter });
	const ownNode: NodeOf = (sandbox) => ({ setup: ownSetup(sandbox), parameters: ownParameters });
	await run({ ...one, sends: WARM_UP }, ownNode);
	const real = await run(one, ownNode);
	return {
		name,
		ideal: idealMs({ limit: newLimit(), answerMs, sends }) / 1000,
		node: { real, simulated: outcomeOf(await simulateNode(api(), SEED, sends)) },
		httpRequest: {
			real: await run(one, (sandbox) => batched(sandbox, httpRequest, batching)),
			simulated: outcomeOf(await simulateHttpRequest(api(), SEED, sends, batching)),
		},
		misses: real.failed === 0 ? [] : ['failed rows'],
	};
}

type NodeOf = (sandbox: RespondentSandbox) => { setup: Setup; parameters: INodeParameters };

async function run(one: RealCase, nodeFor: NodeOf): Promise<Outcome> {
	const sandbox = await respondentFixture.start();
	try {
		const arrivals = limitRequests(sandbox, one);
		const items = rowsOf(sandbox, one.sends);
		const { setup, parameters } = nodeFor(sandbox);
		const settings = { ...setup.settings, onError: 'continueRegularOutput' as const };
		const start = performance.now();
		const { error } = await runNode({ ...setup, settings }, parameters, items);
		const ms = performance.now() - start;
		if (error !== undefined) throw new Error('The run has stopped', { cause: error });
		const stored = new Set(sandbox.store.messages.map(({ body }) => body));
		const failed = items.filter(({ json: { message } }) => typeof message === 'string' && !stored.has(message)).length;
		return outcomeOf({ ms, failed, arrivals });
	} finally {
		await sandbox.close();
	}
}

/** Makes the sandbox keep to the limit. Gives the requests that arrive. */
function limitRequests({ faults }: RespondentSandbox, one: RealCase): PaceRun['arrivals'] {
	const limit = one.newLimit();
	const arrivals: PaceRun['arrivals'] = [];
	let first: number | undefined;
	const isRefused = () => {
		const now = performance.now() - (first ??= performance.now());
		const taken = limit.takes(now);
		arrivals.push({ at: now, taken });
		if (!taken) return true;
		limit.take(now);
		// Before the sandbox sets its own timer for the answer, so that the place is free when the client has the answer.
		setTimeout(() => limit.end?.(), one.answerMs);
		return false;
	};
	// The simulated APIs name a whole second for waits of up to a second.
	const retryAfter = one.retryAfter ? { retryAfter: 1 } : {};
	faults.add({ kind: '429', route: SEND, times: Infinity, when: isRefused, ...retryAfter });
	faults.add({ kind: 'slow', route: SEND, times: Infinity, delayMs: one.answerMs });
	return arrivals;
}

function rowsOf({ store }: RespondentSandbox, sends: number): INodeExecutionData[] {
	const { conversations } = store;
	return Array.from({ length: sends }, (_, row) => {
		const json: IDataObject = {
			conversationId: conversations[row % conversations.length]?.uid ?? '',
			message: `Pace ${row}`,
		};
		return { json };
	});
}

const ownParameters = withIds('message:send', {
	conversationId: byId('={{ $json.conversationId }}'),
	text: '={{ $json.message }}',
});

function ownSetup(sandbox: RespondentSandbox): Setup {
	return {
		node: nodeOf(respondentFixture),
		credentialTypes: [respondentFixture.credentialType],
		credentials: respondentFixture.credentials(sandbox),
	};
}

function batched(sandbox: RespondentSandbox, httpRequest: HttpRequest, { size, interval }: Batching) {
	const { setup, parameters } = httpRequestNode(sandbox, httpRequest);
	const batching = { batch: { batchSize: size, batchInterval: interval } };
	return { setup, parameters: { ...parameters, options: { batching } } };
}

function outcomeOf({ ms, failed, arrivals }: PaceRun): Outcome {
	const refused = arrivals.filter(({ taken }) => !taken).length / Math.max(1, arrivals.length);
	return { seconds: ms / 1000, failed, refused };
}
