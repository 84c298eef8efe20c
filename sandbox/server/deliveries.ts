import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage } from './errorMessage';

/** An event to be delivered to a webhook. It is signed already, so every attempt sends the same bytes and headers. */
export interface OutgoingEvent {
	url: string;
	/** Type of the event in the service's words, e.g. `MESSAGES.CREATED`. */
	name: string;
	body: string;
	headers: Record<string, string>;
}

/** One attempt to deliver an event. */
export interface DeliveryAttempt extends OutgoingEvent {
	/** Start of the attempt, milliseconds since 1970. */
	at: number;
	/** HTTP status of the receiver's answer. Missing until the answer arrives, and when none arrives. */
	status?: number;
	/** Why no answer arrived. */
	error?: string;
}

/** Delivery problems that a test can switch on. */
export interface DeliveryMishaps {
	/** How many copies of each event are sent at the same time. */
	copies: number;
	/** Delay before the first attempt, in milliseconds. */
	delayMs: number;
	/** How many events are collected before they are sent, in reverse order. 0 sends each event at once. */
	reorder: number;
}

/** How a service retries a delivery that failed. */
export interface RetryPolicy {
	/** Maximum number of attempts after the first one. */
	retries: number;
	/** Delay before retry `n` (1 for the first retry), in milliseconds. */
	waitMs: (n: number) => number;
	/** Whether to retry after an answer with this status. The status is undefined when no answer arrived. */
	shouldRetry: (status: number | undefined) => boolean;
	/** Timeout of one attempt in milliseconds (default 5,000). */
	timeoutMs?: number;
}

/** What is special about the delivery of one event. */
export interface DeliveryHandling {
	/** Instead of the retry policy of all deliveries. */
	retryPolicy?: RetryPolicy;
	/** Called with the last attempt when no attempt got an answer with a status below 300. */
	onFailure?: (attempt: DeliveryAttempt) => void;
}

const DEFAULT_TIMEOUT = 5_000;

const noMishaps = (): DeliveryMishaps => ({ copies: 1, delayMs: 0, reorder: 0 });

/** Delivers events to webhooks over HTTP in the background, as the services do. */
export class Deliveries {
	/** All attempts, in the order in which they started. */
	readonly attempts: DeliveryAttempt[] = [];
	/** The delivery problems that are switched on. */
	readonly mishaps = noMishaps();
	private heldBack: Array<[OutgoingEvent, DeliveryHandling]> = [];
	private readonly inFlight = new Set<Promise<void>>();
	private stop = new AbortController();

	constructor(private readonly retryPolicy: RetryPolicy) {}

	/** Starts the delivery of an event, with the mishaps that are switched on. */
	send(event: OutgoingEvent, handling: DeliveryHandling = {}): void {
		this.heldBack.push([event, handling]);
		if (this.heldBack.length < this.mishaps.reorder) return;
		const ready = this.mishaps.reorder > 0 ? this.heldBack.reverse() : this.heldBack;
		this.heldBack = [];
		for (const [each, how] of ready) for (let copy = 0; copy < this.mishaps.copies; copy++) this.start(each, how);
	}

	/** Resolves when every delivery that was started has succeeded or has no retry left. */
	async settled(): Promise<void> {
		while (this.inFlight.size > 0) await Promise.all(this.inFlight);
	}

	/** Aborts all deliveries, empties the list of attempts and switches the mishaps off. */
	reset(): void {
		this.stop.abort();
		this.stop = new AbortController();
		this.heldBack = [];
		this.attempts.length = 0;
		Object.assign(this.mishaps, noMishaps());
	}

	private start(event: OutgoingEvent, handling: DeliveryHandling): void {
		// `deliver` rejects only when it is aborted during a delay.
		const delivery = this.deliver(event, handling, this.stop.signal).catch(() => undefined);
		this.inFlight.add(delivery);
		void delivery.finally(() => this.inFlight.delete(delivery));
	}

	private async deliver(event: OutgoingEvent, handling: DeliveryHandling, signal: AbortSignal): Promise<void> {
		const { retryPolicy = this.retryPolicy, onFailure } = handling;
		const { retries, waitMs, shouldRetry, timeoutMs = DEFAULT_TIMEOUT } = retryPolicy;
		if (this.mishaps.delayMs > 0) await sleep(this.mishaps.delayMs, undefined, { signal });
		for (let n = 0; n <= retries; n++) {
			if (n > 0) await sleep(waitMs(n), undefined, { signal });
			const attempt: DeliveryAttempt = { ...event, at: Date.now() };
			this.attempts.push(attempt);
			await post(attempt, signal, timeoutMs);
			if (signal.aborted) return;
			if (n < retries && shouldRetry(attempt.status)) continue;
			if (attempt.status === undefined || attempt.status >= 300) onFailure?.(attempt);
			return;
		}
	}
}

/** Sends an attempt's request and writes the status, or the error, into the attempt. */
async function post(attempt: DeliveryAttempt, abort: AbortSignal, timeoutMs: number): Promise<void> {
	const { url, body, headers } = attempt;
	try {
		const signal = AbortSignal.any([abort, AbortSignal.timeout(timeoutMs)]);
		const answer = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
		await answer.arrayBuffer();
		attempt.status = answer.status;
	} catch (error) {
		attempt.error = errorMessage(error);
	}
}
