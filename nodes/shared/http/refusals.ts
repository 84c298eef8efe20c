// The score of a row of refusals. It rises when more than three of seven answers are 429s; three in a row make
// it several, six in a row reach the most.
const REFUSAL = 2;
const SUCCESS = -1.5;
const SEVERAL_REFUSALS = 6;
const MOST_REFUSALS = 12;

// The share of 429s in about 32 answers from which on the rate is bounded. A 429 with a Retry-After counts as several, since
// it costs everybody a pause.
const ANSWERS = 32;
const ASKED_WEIGHT = 3;
const SHARE = 0.08;
const LARGEST_SHARE = 0.5;

// So many cuts, each within so few answers after the one before, show that the 429s do not come from the rate.
const USELESS_CUTS = 5;
const SOON = 60;

/** How many of the newest answers are 429s. */
export class Refusals {
	private score = 0;
	private share = 0;
	private bearable = SHARE;
	private cuts = 0;
	private answersSinceCut = 0;

	/** Counts an answer. `asked`: a 429 with a Retry-After. */
	add(refused: boolean, asked: boolean): void {
		this.answersSinceCut++;
		this.score = Math.max(0, this.score + (refused ? REFUSAL : SUCCESS));
		const weight = refused ? (asked ? ASKED_WEIGHT : 1) : 0;
		this.share += (weight - this.share) / ANSWERS;
	}

	/** True when nearly all answers are 429s: the API takes nothing at present. */
	get areAll(): boolean {
		return this.score >= MOST_REFUSALS;
	}

	/** True when the newest answers are 429s: enough to close an API that is known to count in windows. */
	get areSeveral(): boolean {
		return this.score >= SEVERAL_REFUSALS;
	}

	/** True when so many answers are 429s that the rate may be the reason. */
	get areMany(): boolean {
		return this.share > this.bearable;
	}

	/** The API takes requests again. */
	forgetScore(): void {
		this.score = 0;
	}

	/**
	 * The rate is about to be cut. Gives false when the cuts before, each soon after another, have not made 429s rarer: then they do
	 * not come from the rate, and a larger share is borne from now on.
	 */
	cutsHelp(): boolean {
		this.cuts = this.answersSinceCut < SOON ? this.cuts + 1 : 0;
		this.answersSinceCut = 0;
		if (this.cuts < USELESS_CUTS) return true;
		this.bearable = Math.min(LARGEST_SHARE, this.bearable * 2);
		this.share = 0;
		this.cuts = 0;
		return false;
	}
}
