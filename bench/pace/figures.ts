import type { Careful } from './careful';
import type { Case } from './cases';
import type { Outcome, RealTime } from './realTime';
import type { Rested } from './rested';
import type { Shared } from './shared';
import { SEEDS, SENDS, type Figures, type Measured } from './measure';
import { missesOf, worst } from './targets';

/** What `npm run bench -- pace` has measured. */
export interface PaceResults {
	cases: Measured[];
	shared: Shared[];
	rested: Rested[];
	realTime: RealTime[];
	careful: Careful[];
}

/** A case in a few words. */
export function caseName({ kind, retryAfter, changes, answerMs }: Case): string {
	return [kind, `${answerMs} ms`, ...(retryAfter ? ['Retry-After'] : []), ...(changes ? ['halved'] : [])].join(', ');
}

/** A case with rests in a few words. */
export function restedName({ restMs, answerMs, retryAfter }: Rested): string {
	return [`${restMs / 1000} s`, `${answerMs} ms`, ...(retryAfter ? ['Retry-After'] : [])].join(', ');
}

/** The comments in docs/rate-limits.md between which the figures are written. */
export const marks = { begin: '<!-- pace: written by npm run bench -- pace -->', end: '<!-- end of pace -->' };

/** The figures of docs/rate-limits.md, in Markdown. */
export function partOf({ cases, shared, rested, realTime, careful }: PaceResults): string {
	return [
		`${SENDS.toLocaleString('en')} sends on a simulated clock, with defaults and ${SEEDS.length} seeds: the median, with the worst seed in brackets. "Halved": the limit is half as high in the second third of the run. 429s: their share of the requests after the first window, and in a run with halved limit after the first window of each change.`,
		table(
			['Limit, time of an answer', 'Seconds', '× ideal', '× bound', '429s', 'Failed rows', 'HTTP Request'],
			cases.map(lineOf),
		),
		missedText(cases),
		'HTTP Request: with batching as a user would set it who knows the limit and the longest time of an answer (50 a second: 10 items every 200 ms; 600 a minute: 10 every second; 5 at once: 5 as soon as the last 5 have answered), seed 1. It sends no row again after a 429. With On Error at its default, one refused row fails the whole node, and Retry On Fail sends all rows again, also those that went out.',
		'Two n8n processes that send with one credential know nothing of each other. 1,600 sends in all, 50 a second with burst 10, without Retry-After; targets: at most 2 times the ideal, at most 3 % of 429s after the first five seconds, no failed row.',
		table(['Time of an answer', '× ideal', '429s after 5 s', 'Failed rows'], shared.map(sharedLineOf)),
		`${SENDS.toLocaleString('en')} sends after 20 single sends with a rest after each, 50 a second with burst 20. The targets are those of the first table.`,
		table(['Rest, time of an answer', 'Seconds', '× ideal', '429s', 'Failed rows'], rested.map(restedLineOf)),
		"One process in real time, in n8n's engine and against a server that keeps to the limit: the node and the real HTTP Request node, beside the simulated clock. A busy machine makes real times longer; only failed rows of the node count as a miss here.",
		table(
			[
				'Limit, time of an answer',
				'× ideal, real',
				'× ideal, simulated',
				'429s, real',
				'429s, simulated',
				'Failed rows',
				'HTTP Request, real',
				'HTTP Request, simulated',
			],
			realTime.map(realLineOf),
		),
		'100 sends in real time, whose first tries get 20 429s, 10 503s, and 5 resets after the message was stored, beside a careful loop: four lanes, a 429 waits 50 ms and tries again, a 503 or a reset fails the row.',
		table(
			['Seed', 'Node (s)', 'Loop (s)', 'Node / loop', 'Stored', 'Stored twice'],
			careful.map(({ seed, node, loop, stored, storedTwice }) =>
				[seed, node.toFixed(2), loop.toFixed(2), (node / loop).toFixed(2), stored, storedTwice].map(String),
			),
		),
	].join('\n\n');
}

function lineOf(one: Measured): string[] {
	const misses = missesOf(one);
	const mark = (name: string, text: string) => (misses.includes(name) ? `**${text}**` : text);
	const bound = one.retryAfter ? spread(one, ({ seconds, bound = NaN }) => seconds / bound, 2) : '';
	const { seconds, failed } = one.httpRequest;
	return [
		caseName(one),
		spread(one, (figures) => figures.seconds, 0),
		mark(
			'time',
			spread(one, ({ seconds, ideal }) => seconds / ideal, 2),
		),
		bound,
		mark('429s', `${spread(one, ({ refused }) => refused * 100, 1)} %`),
		mark('failed rows', String(worst(one, (figures) => figures.failed))),
		`${seconds.toFixed(0)} s, ${failed} failed`,
	];
}

function restedLineOf(one: Rested): string[] {
	return [
		restedName(one),
		spread(one, ({ seconds }) => seconds, 0),
		spread(one, ({ seconds, ideal }) => seconds / ideal, 2),
		`${spread(one, ({ refused }) => refused * 100, 1)} %`,
		String(worst(one, ({ failed }) => failed)),
	];
}

function sharedLineOf({ answerMs, times, refused, failed }: Shared): string[] {
	const shares = refused.map((share) => share * 100);
	return [`${answerMs} ms`, medianAndWorst(times, 2), `${medianAndWorst(shares, 1)} %`, String(failed)];
}

function realLineOf({ name, ideal, node, httpRequest }: RealTime): string[] {
	const { real, simulated } = node;
	const share = ({ refused }: Outcome) => `${(refused * 100).toFixed(1)} %`;
	const inWords = ({ seconds, failed }: Outcome) => `${seconds.toFixed(0)} s, ${failed} failed`;
	return [
		name,
		(real.seconds / ideal).toFixed(2),
		(simulated.seconds / ideal).toFixed(2),
		share(real),
		share(simulated),
		String(real.failed),
		inWords(httpRequest.real),
		inWords(httpRequest.simulated),
	];
}

function missedText(cases: readonly Measured[]): string {
	const missed = cases.filter((one) => missesOf(one).length > 0);
	const ideal =
		'The ideal knows the limit at each ms. The bound is the fastest client that does not know it: on an API with Retry-After it waits once when the limit first binds and once when it was halved.';
	const targets =
		'Targets, for every seed: at most 1.25 times the ideal; with a change 1.5 times, or 1.25 times the bound; at most 3 % of 429s; no failed row.';
	return `${ideal} ${targets} ${missed.length === 0 ? 'All are met.' : 'What misses them is bold.'}`;
}

function spread({ figures }: Pick<Measured, 'figures'>, of: (one: Figures) => number, digits: number): string {
	return medianAndWorst(figures.map(of), digits);
}

function medianAndWorst(values: readonly number[], digits: number): string {
	const all = [...values].sort((one, other) => one - other);
	const median = all[all.length >> 1] ?? NaN;
	return `${median.toFixed(digits)} (${(all.at(-1) ?? NaN).toFixed(digits)})`;
}

function table(head: string[], lines: string[][]): string {
	return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
