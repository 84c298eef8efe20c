/** What a line needs to know about one who waits in it. */
export interface Waiting {
	/** The run, panel or trigger on whose behalf it waits. */
	caller?: object;
}

const NOBODY = {};

/**
 * Those who wait, in the order in which they are served: callers take turns, and each is served in the order of its calls. So
 * whoever asks for one request waits for one request of each other caller at most, however many these have waiting.
 */
export class WaitingLine<T extends Waiting> {
	/** By caller, in the order of their turns. */
	private readonly byCaller = new Map<object, T[]>();

	add(one: T): void {
		const caller = one.caller ?? NOBODY;
		const own = this.byCaller.get(caller);
		if (own) own.push(one);
		else this.byCaller.set(caller, [one]);
	}

	/** Takes one out of the line. Gives false when it was not in the line. A caller that was `served` waits behind all others from now on. */
	remove(one: T, served: boolean): boolean {
		const caller = one.caller ?? NOBODY;
		const own = this.byCaller.get(caller);
		const place = own?.indexOf(one) ?? -1;
		if (!own || place < 0) return false;
		own.splice(place, 1);
		if (served || own.length === 0) this.byCaller.delete(caller);
		if (served && own.length > 0) this.byCaller.set(caller, own);
		return true;
	}

	has(one: T): boolean {
		return this.byCaller.get(one.caller ?? NOBODY)?.includes(one) ?? false;
	}

	get isEmpty(): boolean {
		return this.byCaller.size === 0;
	}

	/** In the order of service, if nobody comes or leaves meanwhile: the first of each caller, then the second of each … */
	*[Symbol.iterator](): Generator<T> {
		const all = [...this.byCaller.values()];
		for (let index = 0; all.some((own) => index < own.length); index++) {
			for (const own of all) {
				const one = own[index];
				if (one) yield one;
			}
		}
	}
}
