import { idealMs } from './ideal';
import { tokenBucket } from './limits';
import { SEEDS } from './measure';
import { simulateNode, type Api } from './simulate';

const PROCESSES = 2;
const SENDS = 1600;
const ANSWERS_MS = [3, 10, 30, 200];
/** In this time (ms) the processes learn the limit. */
const LEARNING_MS = 5_000;

/** Two processes, e.g. workers of n8n, that send with one credential: a figure for each seed. */
export interface Shared {
	answerMs: number;
	/** Times as long as the ideal. */
	times: number[];
	/** The share of 429s after the first five seconds. */
	refused: number[];
	failed: number;
}

/** The most that the slowest seed may take, in times of the ideal, the largest share of 429s, and no failed rows. */
const SLOWEST = 2;
const REFUSED = 0.03;

/** Two processes on one token bucket (50 a second, burst 10, no Retry-After), on a simulated clock. */
export async function shared(): Promise<Shared[]> {
	const results: Shared[] = [];
	for (const answerMs of ANSWERS_MS) {
		const api = (): Api => ({ limit: tokenBucket(50, 10, () => 1), answerMs, retryAfter: false });
		const ideal = idealMs({ ...api(), sends: SENDS });
		const result: Shared = { answerMs, times: [], refused: [], failed: 0 };
		for (const seed of SEEDS) {
			const { ms, failed, arrivals } = await simulateNode(api(), seed, SENDS, PROCESSES);
			const judged = arrivals.filter(({ at }) => at > LEARNING_MS);
			result.times.push(ms / ideal);
			result.refused.push(judged.filter(({ taken }) => !taken).length / judged.length);
			result.failed += failed;
		}
		results.push(result);
	}
	return results;
}

/** What two processes miss; empty when they meet their targets with every seed. */
export function missesOfShared({ times, refused, failed }: Shared): string[] {
	return [
		...(Math.max(...times) > SLOWEST ? ['time'] : []),
		...(Math.max(...refused) > REFUSED ? ['429s'] : []),
		...(failed > 0 ? ['failed rows'] : []),
	];
}
