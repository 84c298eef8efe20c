/** A limit as many APIs have it: `perSecond` requests a second, and `burst` at once after a pause. Gives whether a request may pass. */
export function tokenBucket(perSecond: number, burst: number, now: () => number = Date.now): () => boolean {
	let tokens = burst;
	let at = now();
	return () => {
		const time = now();
		tokens = Math.min(burst, tokens + ((time - at) / 1000) * perSecond);
		at = time;
		if (tokens < 1) return false;
		tokens--;
		return true;
	};
}
