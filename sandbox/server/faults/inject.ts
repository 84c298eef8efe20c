import { isRecord } from '../guards';
import type { Answer } from '../types';
import type { Duration, Fault } from './types';

/** What a fault can do with the request it is injected into. */
export interface FaultTarget {
	/** Lets the request take effect and gives the proper answer. */
	run(): Promise<Answer>;
	/** Sends an answer. */
	send(answer: Answer): void;
	/** Sends the start of an answer and drops the connection. */
	sendTruncated(answer: Answer, text: string): void;
	/** Drops the connection without an answer. */
	dropConnection(): void;
	/** Lets the request take effect later: now plus so many milliseconds. */
	runLater(delayMs: number): void;
	/** Calls back when the client has closed its connection. */
	onDisconnect(callback: () => void): void;
	/** Waits; resolves early when the sandbox stops. */
	sleep(delayMs: number): Promise<void>;
	/** The vendor's error body for a status. */
	errorAnswer(status: number, message: string): Answer;
	/** Values of the secret headers that came with the request. */
	secrets(): Record<string, string>;
}

const pageOfHtml = '<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Please wait</h1></body></html>';
/** Kinds that are named after the status they answer with. */
const phrases: Partial<Record<string, string>> = {
	'429': 'Too Many Requests',
	'500': 'Internal server error',
	'502': 'Bad Gateway',
	'503': 'Service Unavailable',
	'504': 'Gateway Timeout',
};

function textOf({ body, contentType }: Answer): string {
	if (body === undefined) return '';
	return contentType !== undefined && typeof body === 'string' ? body : JSON.stringify(body);
}

function milliseconds(duration: Duration, random: () => number): number {
	if (typeof duration === 'number') return duration;
	const [from, to] = duration;
	return Math.round(from + random() * (to - from));
}

function retryAfterHeader({ retryAfter }: Fault): Record<string, string> {
	if (retryAfter === undefined) return {};
	if (typeof retryAfter === 'object')
		return { 'retry-after': new Date(Date.now() + retryAfter.dateInMs).toUTCString() };
	return { 'retry-after': String(retryAfter) };
}

/** The answer of kinds that change what is said, or undefined for the others. */
function damagedAnswer(fault: Fault, proper: Answer): Answer | undefined {
	switch (fault.kind) {
		case 'empty':
			return { ...proper, status: fault.status ?? proper.status, body: undefined };
		case 'wrong-content-type':
			return { ...proper, body: textOf(proper), contentType: 'text/plain; charset=utf-8' };
		case 'null-body':
			return { ...proper, body: null };
		case 'missing-results': {
			if (!isRecord(proper.body)) return proper;
			const others = Object.entries(proper.body).filter(([name]) => name !== 'results');
			return { ...proper, body: Object.fromEntries(others) };
		}
		default:
			return undefined;
	}
}

/** Kinds that answer something of their own, whether or not the request took effect. */
function replacementAnswer(fault: Fault, turn: FaultTarget): Answer | undefined {
	const phrase = phrases[fault.kind];
	if (phrase !== undefined) {
		const answer = turn.errorAnswer(Number(fault.kind), phrase);
		return { ...answer, headers: { ...answer.headers, ...retryAfterHeader(fault) } };
	}
	switch (fault.kind) {
		case 'html':
			return { status: fault.status ?? 200, body: pageOfHtml, contentType: 'text/html; charset=utf-8' };
		case 'redirect':
			return { status: fault.status ?? 302, headers: { location: fault.location ?? 'http://elsewhere.invalid/login' } };
		case 'raw': {
			const text = typeof fault.body === 'string' ? { contentType: 'application/json; charset=utf-8' } : {};
			return { status: fault.status ?? 200, body: fault.body, headers: fault.headers, ...text };
		}
		case 'echo-secret': {
			const secrets = Object.entries(turn.secrets()).map(([name, value]) => `${name}: ${value}`);
			return turn.errorAnswer(fault.status ?? 401, `Not accepted: ${secrets.join(', ')}`);
		}
		default:
			return undefined;
	}
}

/** Makes a request go wrong in the way the fault says. */
export async function injectFault(fault: Fault, turn: FaultTarget): Promise<void> {
	const own = replacementAnswer(fault, turn);
	if (own) {
		if (fault.write === 'before') await turn.run();
		return turn.send(own);
	}
	if (fault.kind === 'reset-before-write') return turn.dropConnection();
	if (fault.kind === 'late-write') {
		const delay = milliseconds(fault.delayMs ?? [1_000, 10_000], fault.random);
		if (fault.hold !== 'reset') return turn.onDisconnect(() => turn.runLater(delay));
		turn.dropConnection();
		return turn.runLater(delay);
	}
	const proper = fault.write === 'never' ? { status: 200, body: {} } : await turn.run();
	if (fault.kind === 'reset-after-write') return turn.dropConnection();
	if (fault.kind === 'slow') await turn.sleep(milliseconds(fault.delayMs ?? 2_000, fault.random));
	if (fault.kind === 'truncated-json') {
		const text = textOf(proper);
		const start = text.slice(0, Math.max(1, Math.floor(text.length / 2)));
		if (fault.aborted) return turn.sendTruncated(proper, start);
		return turn.send({ ...proper, body: start, contentType: 'application/json; charset=utf-8' });
	}
	return turn.send(damagedAnswer(fault, proper) ?? proper);
}
