import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { Failure } from '../../nodes/shared/base/failure';
import { callTo } from '../../nodes/shared/http/call';
import type { Connection } from '../../nodes/shared/http/connection';
import { PublishedLimits } from '../../nodes/shared/http/publishedLimits';
import { RateLimiter } from '../../nodes/shared/http/rateLimiter';
import { sendWithRetries } from '../../nodes/shared/http/sendWithRetries';
import { retryBudgetOf } from '../../nodes/shared/parameters/deliveryOptions';
import { mulberry32 } from '../../sandbox/server/random';
import { FakeClock } from '../../test/support/fakeClock';
import type { Batching } from './cases';
import { CONCURRENCY } from './concurrency';
import type { ApiLimit } from './limits';

/** How a run went. Times in ms. */
export interface PaceRun {
	ms: number;
	failed: number;
	/** When each request arrived, and whether it was taken. */
	arrivals: Array<{ at: number; taken: boolean }>;
}

/** An answer takes at least and at most so many times `answerMs`. */
const SHORTEST = 0.8;
export const LONGEST = 1.2;

/** A simulated API. Its answers take `answerMs`, a fifth more or less. */
export interface Api {
	limit: ApiLimit;
	answerMs: number;
	retryAfter: boolean;
}

/** An API on a fake clock. It decides when a request arrives, and answers later. */
function startApi({ limit, answerMs, retryAfter }: Api, clock: FakeClock) {
	const arrivals: PaceRun['arrivals'] = [];
	const request = async (): Promise<IN8nHttpFullResponse> => {
		const now = clock.now();
		const taken = limit.takes(now);
		arrivals.push({ at: now, taken });
		if (taken) limit.take(now);
		const wait = Math.max(1, Math.ceil(limit.freeIn(now) / 1000));
		await clock.sleep(answerMs * (SHORTEST + clock.random() * (LONGEST - SHORTEST)));
		if (taken) limit.end?.();
		if (taken) return { statusCode: 201, headers: {}, body: { ok: true } };
		return { statusCode: 429, headers: retryAfter ? { 'retry-after': String(wait) } : {}, body: {} };
	};
	return { request, arrivals };
}

/** The ms between the starts of two processes. */
const STAGGER = 300;

/**
 * Sends all rows with this package's own code and its defaults. `processes`: as many n8n processes share the rows, and know nothing
 * of each other's pace.
 */
export async function simulateNode(api: Api, seed: number, sends: number, processes = 1): Promise<PaceRun> {
	const clock = new FakeClock(0, mulberry32(seed));
	const { request, arrivals } = startApi(api, clock);
	const runs = Array.from({ length: processes }, async (_, index) => {
		if (index > 0) await clock.sleep(index * STAGGER);
		return await sendRows(connectionOf(clock, request), sends / processes);
	});
	const failed = (await Promise.all(runs)).reduce((sum, count) => sum + count, 0);
	return { ms: clock.now(), failed, arrivals };
}

/** Single sends before a sheet, and the ms from the end of each to the next one, or to the sheet. */
export interface Rests {
	singles: number;
	restMs: number;
}

/** As `simulateNode`, after single sends with rests. Gives the run of the sheet, in times from its start. */
export async function simulateAfterRests(
	api: Api,
	seed: number,
	sends: number,
	{ singles, restMs }: Rests,
): Promise<PaceRun> {
	const clock = new FakeClock(0, mulberry32(seed));
	const { request, arrivals } = startApi(api, clock);
	const connection = connectionOf(clock, request);
	let failed = 0;
	for (let sent = 0; sent < singles; sent++) {
		failed += await sendRows(connection, 1);
		await clock.sleep(restMs);
	}
	const start = clock.now();
	const before = arrivals.length;
	failed += await sendRows(connection, sends);
	const own = arrivals.slice(before).map(({ at, taken }) => ({ at: at - start, taken }));
	return { ms: clock.now() - start, failed, arrivals: own };
}

/** Gives the number of rows that failed. */
async function sendRows(connection: Connection, rows: number): Promise<number> {
	let failed = 0;
	const call = callTo('POST /messages', { body: { text: 'Hi' } });
	let left = rows;
	// Not the loop over rows of a run: its breaks for the event loop take real time, on which the figures must not depend.
	const lane = async () => {
		while (left-- > 0) {
			await sendWithRetries(connection, call, { url: call.url }, retryBudgetOf({})).catch(() => {
				failed++;
			});
		}
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, lane));
	return failed;
}

/**
 * Sends all rows as n8n's HTTP Request node does with batching, after n8n-nodes-base 2.41.1,
 * dist/nodes/HttpRequest/V3/HttpRequestV3.node.js (2.8.1 and 2.35.5 do the same): before each row whose index is a multiple of
 * Items per Batch, but for the first, it sleeps for Batch Interval (lines 195-201), then starts the request and does not wait
 * for its answer (551, 560); it waits for all answers at the end (583). It sends no request twice: a row that gets a 429 has failed
 * (614-645). With On Error at its default it fails as a whole then, and no item is handed on (620-632).
 */
export async function simulateHttpRequest(
	api: Api,
	seed: number,
	sends: number,
	{ size, interval }: Batching,
): Promise<PaceRun> {
	const clock = new FakeClock(0, mulberry32(seed));
	const { request, arrivals } = startApi(api, clock);
	const answers: Array<Promise<IN8nHttpFullResponse>> = [];
	for (let row = 0; row < sends; row++) {
		if (row > 0 && row % size === 0) await clock.sleep(interval);
		answers.push(request());
	}
	const failed = (await Promise.all(answers)).filter(({ statusCode }) => statusCode === 429).length;
	return { ms: clock.now(), failed, arrivals };
}

function connectionOf(
	clock: FakeClock,
	transport: (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>,
): Connection {
	const failure = () => new Failure('notSent', 'It failed');
	return {
		rateLimiter: new RateLimiter(),
		limits: new PublishedLimits([], 'simulated', 0),
		concurrency: CONCURRENCY,
		clock,
		transport,
		closed: () => undefined,
		explain: failure,
		explainMaybeDone: failure,
		explainWithoutRecord: failure,
		explainException: failure,
		explainWait: failure,
		explainClosure: failure,
	};
}
