import { bodyText } from '../exchange';
import { isRecord } from '../guards';
import type { Answer } from '../types';
import type { Duration, Fault } from './types';

/** A request into which a fault is injected, and its connection. */
export interface FaultTarget {
	/** Processes the request and gives the correct answer, without sending it. */
	run(): Promise<Answer>;
	send(answer: Answer): void;
	/** Sends the headers of an answer, then `start` instead of the whole body, and drops the connection. */
	sendTruncated(answer: Answer, start: string): void;
	/** Drops the connection without an answer. */
	dropConnection(): void;
	/** Processes the request after a delay in milliseconds. */
	runLater(delayMs: number): void;
	/** Calls back when the client has closed the connection; at once when it is closed already. */
	onDisconnect(callback: () => void): void;
	/** Resolves after a delay in milliseconds, or when the sandbox is reset or closed. */
	sleep(delayMs: number): Promise<void>;
	/** An error answer in the vendor's format. */
	errorAnswer(status: number, message: string): Answer;
	/** The values of the headers with secrets in the request, by header name. */
	secrets(): Record<string, string>;
}

const htmlPage = '<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Please wait</h1></body></html>';

/** Messages of the kinds of fault that are named after their HTTP status. */
const statusMessages: Partial<Record<string, string>> = {
	'429': 'Too Many Requests',
	'500': 'Internal server error',
	'502': 'Bad Gateway',
	'503': 'Service Unavailable',
	'504': 'Gateway Timeout',
};

/** A duration in milliseconds. A range gives a random number between its ends. */
function milliseconds(duration: Duration, random: () => number): number {
	if (typeof duration === 'number') return duration;
	const [from, to] = duration;
	return Math.round(from + random() * (to - from));
}

function retryAfterHeader({ retryAfter }: Fault): Record<string, string> {
	if (retryAfter === undefined) return {};
	if (typeof retryAfter === 'object') {
		return { 'retry-after': new Date(Date.now() + retryAfter.dateInMs).toUTCString() };
	}
	return { 'retry-after': String(retryAfter) };
}

/** The correct answer, damaged by the kinds of fault that damage answers; undefined for all other kinds. */
function damagedAnswer(fault: Fault, correct: Answer): Answer | undefined {
	switch (fault.kind) {
		case 'empty':
			return { ...correct, status: fault.status ?? correct.status, body: undefined };
		case 'wrong-content-type':
			return { ...correct, body: bodyText(correct), contentType: 'text/plain; charset=utf-8' };
		case 'null-body':
			return { ...correct, body: null };
		case 'missing-results': {
			if (!isRecord(correct.body)) return correct;
			const others = Object.entries(correct.body).filter(([name]) => name !== 'results');
			return { ...correct, body: Object.fromEntries(others) };
		}
		default:
			return undefined;
	}
}

/** The answer that a fault sends instead of the correct one; undefined for kinds of fault that send no such answer. */
function replacementAnswer(fault: Fault, target: FaultTarget): Answer | undefined {
	const message = statusMessages[fault.kind];
	if (message !== undefined) {
		const answer = target.errorAnswer(Number(fault.kind), message);
		return { ...answer, headers: { ...answer.headers, ...retryAfterHeader(fault) } };
	}
	switch (fault.kind) {
		case 'html':
			return { status: fault.status ?? 200, body: htmlPage, contentType: 'text/html; charset=utf-8' };
		case 'redirect':
			return { status: fault.status ?? 302, headers: { location: fault.location ?? 'http://elsewhere.invalid/login' } };
		case 'raw': {
			const text = typeof fault.body === 'string' ? { contentType: 'application/json; charset=utf-8' } : {};
			return { status: fault.status ?? 200, body: fault.body, headers: fault.headers, ...text };
		}
		case 'echo-secret': {
			const secrets = Object.entries(target.secrets()).map(([name, value]) => `${name}: ${value}`);
			return target.errorAnswer(fault.status ?? 401, `Not accepted: ${secrets.join(', ')}`);
		}
		default:
			return undefined;
	}
}

/** Handles a request as the fault demands, instead of processing and answering it. */
export async function injectFault(fault: Fault, target: FaultTarget): Promise<void> {
	const replacement = replacementAnswer(fault, target);
	if (replacement) {
		if (fault.write === 'before') await target.run();
		return target.send(replacement);
	}
	if (fault.kind === 'reset-before-write') return target.dropConnection();
	if (fault.kind === 'late-write') {
		const delay = milliseconds(fault.delayMs ?? [1_000, 10_000], fault.random);
		if (fault.hold !== 'reset') return target.onDisconnect(() => target.runLater(delay));
		target.dropConnection();
		return target.runLater(delay);
	}
	const correct = fault.write === 'never' ? { status: 200, body: {} } : await target.run();
	if (fault.kind === 'reset-after-write') return target.dropConnection();
	if (fault.kind === 'slow') await target.sleep(milliseconds(fault.delayMs ?? 2_000, fault.random));
	if (fault.kind === 'truncated-json') {
		const text = bodyText(correct);
		const start = text.slice(0, Math.max(1, Math.floor(text.length / 2)));
		if (fault.aborted) return target.sendTruncated(correct, start);
		return target.send({ ...correct, body: start, contentType: 'application/json; charset=utf-8' });
	}
	return target.send(damagedAnswer(fault, correct) ?? correct);
}
