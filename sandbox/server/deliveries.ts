import { setTimeout as sleep } from 'node:timers/promises';

/** One event on its way to a webhook: already signed, so that a repetition has the very same bytes and headers. */
export interface OutgoingEvent {
	url: string;
	/** What it is about, in the service's own words, e.g. `MESSAGES.CREATED`. */
	name: string;
	body: string;
	headers: Record<string, string>;
}

/** One attempt to deliver an event. */
export interface DeliveryAttempt extends OutgoingEvent {
	/** Milliseconds since 1970. */
	at: number;
	/** Status of the answer; missing while there is none. */
	status?: number;
	/** Why no answer came. */
	error?: string;
}

/** What networks and senders do to events. */
export interface DeliveryMishaps {
	/** How often each event is sent, at the same moment. */
	copies: number;
	/** Milliseconds before an event leaves. */
	delayMs: number;
	/** How many events are held back to be sent in reverse order. */
	reorder: number;
}

/** How a service repeats a delivery that was not accepted. */
export interface RetryPolicy {
	/** Attempts after the first one. */
	retries: number;
	/** Milliseconds before attempt `n`, from 1. */
	waitMs: (n: number) => number;
	/** Whether an answer of this status (undefined: none came) is tried again. */
	shouldRetry: (status: number | undefined) => boolean;
	/** Milliseconds that a receiver has for its answer; 5 s by default. */
	timeoutMs?: number;
}

const DEFAULT_TIMEOUT = 5_000;

/** Delivers events over HTTP, in the background, as a service does it: nobody waits for the answer. */
export class Deliveries {
	/** Every attempt, in order. */
	readonly attempts: DeliveryAttempt[] = [];
	readonly mishaps: DeliveryMishaps = { copies: 1, delayMs: 0, reorder: 0 };
	private heldBack: OutgoingEvent[] = [];
	private readonly inFlight = new Set<Promise<void>>();
	private stop = new AbortController();

	constructor(private readonly retryPolicy: RetryPolicy) {}

	/** Sends an event, with whatever mishaps are switched on. */
	send(event: OutgoingEvent): void {
		this.heldBack.push(event);
		if (this.heldBack.length < this.mishaps.reorder) return;
		const ready = this.mishaps.reorder > 0 ? this.heldBack.reverse() : this.heldBack;
		this.heldBack = [];
		for (const each of ready) for (let copy = 0; copy < this.mishaps.copies; copy++) this.start(each);
	}

	/** Resolves when everything that was sent has been answered or given up. */
	async settled(): Promise<void> {
		while (this.inFlight.size > 0) await Promise.all(this.inFlight);
	}

	/** Forgets everything, what is under way included, and switches the mishaps off. */
	reset(): void {
		this.stop.abort();
		this.stop = new AbortController();
		this.heldBack = [];
		this.attempts.length = 0;
		Object.assign(this.mishaps, { copies: 1, delayMs: 0, reorder: 0 });
	}

	private start(event: OutgoingEvent): void {
		const running = this.deliver(event, this.stop.signal).catch(() => undefined);
		this.inFlight.add(running);
		void running.finally(() => this.inFlight.delete(running));
	}

	private async deliver(event: OutgoingEvent, signal: AbortSignal): Promise<void> {
		const { retries, waitMs, shouldRetry: again, timeoutMs: patienceMs = DEFAULT_TIMEOUT } = this.retryPolicy;
		if (this.mishaps.delayMs > 0) await sleep(this.mishaps.delayMs, undefined, { signal });
		for (let n = 0; n <= retries; n++) {
			if (n > 0) await sleep(waitMs(n), undefined, { signal });
			const attempt: DeliveryAttempt = { ...event, at: Date.now() };
			this.attempts.push(attempt);
			await post(attempt, signal, patienceMs);
			if (signal.aborted || !again(attempt.status)) return;
		}
	}
}

async function post(attempt: DeliveryAttempt, stopped: AbortSignal, patienceMs: number): Promise<void> {
	const { url, body, headers } = attempt;
	try {
		const signal = AbortSignal.any([stopped, AbortSignal.timeout(patienceMs)]);
		const answer = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
		await answer.arrayBuffer();
		attempt.status = answer.status;
	} catch (error) {
		attempt.error = error instanceof Error ? error.message : String(error);
	}
}
