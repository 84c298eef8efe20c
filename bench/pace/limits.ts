/** How a simulated API decides about requests. Times in ms. */
export interface ApiLimit {
	/** Whether a request that arrives now is taken. Changes nothing. */
	takes: (now: number) => boolean;
	/** Counts a request that was taken. */
	take: (now: number) => void;
	/** Counts the end of a request that was taken. */
	end?: () => void;
	/** Milliseconds until a request may be taken again. */
	freeIn: (now: number) => number;
}

/** The factor by which a limit is multiplied at a time. */
export type Scale = (now: number) => number;

/** `perSecond` requests a second on average, `burst` at once. */
export function tokenBucket(perSecond: number, burst: number, scale: Scale): ApiLimit {
	let tokens = burst;
	let filledAt = 0;
	const fill = (now: number) => {
		tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond * scale(now));
		filledAt = now;
	};
	return {
		takes: (now) => {
			fill(now);
			return tokens >= 1;
		},
		take: () => {
			tokens--;
		},
		freeIn: (now) => ((1 - tokens) / (perSecond * scale(now))) * 1000,
	};
}

/** `count` requests in each window of the API's clock. The first window has begun `phase` ms before time 0. */
export function fixedWindow(count: number, windowMs: number, phase: number, scale: Scale): ApiLimit {
	let window = 0;
	let used = 0;
	const turn = (now: number) => {
		const current = Math.floor((now + phase) / windowMs);
		if (current !== window) used = 0;
		window = current;
	};
	return {
		takes: (now) => {
			turn(now);
			return used < Math.floor(count * scale(now));
		},
		take: () => {
			used++;
		},
		freeIn: (now) => windowMs - ((now + phase) % windowMs),
	};
}

/** `count` requests in the last `windowMs`, whenever one looks. */
export function slidingWindow(count: number, windowMs: number, scale: Scale): ApiLimit {
	let taken: number[] = [];
	return {
		takes: (now) => {
			if ((taken[0] ?? now) <= now - windowMs) taken = taken.filter((at) => at > now - windowMs);
			return taken.length < Math.floor(count * scale(now));
		},
		take: (now) => {
			taken.push(now);
		},
		freeIn: (now) => (taken[0] ?? now) + windowMs - now,
	};
}

/** `most` requests under way at once. */
export function concurrencyLimit(most: number, scale: Scale): ApiLimit {
	let underWay = 0;
	return {
		takes: (now) => underWay < Math.max(1, Math.floor(most * scale(now))),
		take: () => {
			underWay++;
		},
		end: () => {
			underWay--;
		},
		freeIn: () => 1,
	};
}
