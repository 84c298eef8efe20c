/** A new answer's part in the usual time. */
const NEWEST = 0.1;
/** An answer that takes so many times the usual time is unusually slow. */
const UNUSUAL = 3;

/** A request that has ended. Times in ms since the epoch. */
export interface Ended {
	startedAt: number;
	now: number;
	/** True for a 429; undefined for a request without an answer. */
	refused?: boolean;
}

interface Started {
	at: number;
	crowd: number;
}

/** The requests under way, and how long requests usually take. Times in ms. */
export class UnderWay {
	/** In order. */
	private readonly started: Started[] = [];
	private answerMs = 0;

	start(now: number): void {
		this.started.push({ at: now, crowd: this.recent(now).length + 1 });
	}

	/**
	 * A request has ended. Gives its crowd: the requests under way at its start, itself included. Of requests that started in the
	 * same ms, an API that limits them refuses the last ones.
	 */
	end(startedAt: number, refused: boolean): number {
		const last = this.started.findLastIndex(({ at }) => at <= startedAt);
		const moment = this.started[last]?.at;
		const place = refused ? last : this.started.findIndex(({ at }) => at === moment);
		const [ended] = place >= 0 ? this.started.splice(place, 1) : [];
		// The API had no place for the refused request, so the later ones met a crowd without it.
		if (refused && place >= 0) for (const later of this.started.slice(place)) later.crowd--;
		return ended?.crowd ?? 1;
	}

	/** A request has succeeded after so many ms. */
	learn(answerMs: number): void {
		this.answerMs += (answerMs - this.answerMs) * (this.answerMs === 0 ? 1 : NEWEST);
	}

	/**
	 * The time until which no further request may start, because enough are under way: `most`, or as many as `rate` (per ms) needs,
	 * which is the rate times the usual answer time (Little's law). Requests that take unusually long do not count.
	 */
	crowdedUntil(now: number, rate: number, most: number): number {
		const needed = Math.min(most, rate === Infinity ? rate : Math.max(1, Math.ceil(rate * this.answerMs)));
		if (needed === Infinity) return now;
		const recent = this.recent(now);
		const last = recent[recent.length - needed];
		return last === undefined ? now : last.at + this.answerMs * UNUSUAL;
	}

	// Before the first success all of them count.
	private recent(now: number): Started[] {
		if (this.answerMs === 0) return this.started;
		return this.started.filter(({ at }) => at > now - this.answerMs * UNUSUAL);
	}
}
