/** A new answer's part in the usual time. */
const NEWEST = 0.1;
/** An answer that takes so many times the usual time is unusually slow. */
const UNUSUAL = 3;

/** The requests under way, and how long requests usually take. Times in ms. */
export class UnderWay {
	/** In order. */
	private readonly starts: number[] = [];
	private answerMs = 0;

	start(now: number): void {
		this.starts.push(now);
	}

	end(startedAt: number): void {
		const place = this.starts.findLastIndex((at) => at <= startedAt);
		if (place >= 0) this.starts.splice(place, 1);
	}

	/** A request has succeeded after so many ms. */
	learn(answerMs: number): void {
		this.answerMs += (answerMs - this.answerMs) * (this.answerMs === 0 ? 1 : NEWEST);
	}

	/**
	 * The time until which as many requests are under way as `rate` (per ms) needs, which is the rate times the usual answer time
	 * (Little's law). Those that take unusually long do not count.
	 */
	crowdedUntil(now: number, rate: number): number {
		if (rate === Infinity) return now;
		const usual = this.answerMs * UNUSUAL;
		const recent = this.starts.filter((at) => at > now - usual);
		const needed = Math.max(1, Math.ceil(rate * this.answerMs));
		const last = recent[recent.length - needed];
		return last === undefined ? now : last + usual;
	}
}
