/** A random number generator like Math.random, but seeded: the same seed gives the same sequence. */
export type Random = () => number;

/** A generator with the algorithm mulberry32. `seed` is a 32-bit integer. */
export function mulberry32(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** A 32-bit hash of a text and a seed (FNV-1a, with a final mix). */
export function hashText(text: string, seed = 0): number {
	let hash = (0x811c9dc5 ^ seed) >>> 0;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

/** A generator whose sequence depends on a seed and a text. */
export function randomFor(seed: number, text: string): Random {
	return mulberry32(hashText(text, seed));
}

const hex = (random: Random) => ((random() * 4294967296) >>> 0).toString(16).padStart(8, '0');

/** A random id of 24 hex digits, the format of MongoDB's ObjectId. */
export function objectId(random: Random): string {
	return hex(random) + hex(random) + hex(random);
}

/** A random UUID (version 4). */
export function uuid(random: Random): string {
	const digits = hex(random) + hex(random) + hex(random) + hex(random);
	const variant = '89ab'.charAt(Math.floor(random() * 4));
	return [
		digits.slice(0, 8),
		digits.slice(8, 12),
		`4${digits.slice(13, 16)}`,
		`${variant}${digits.slice(17, 20)}`,
		digits.slice(20),
	].join('-');
}

/** A random element of a list. */
export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
	return list[Math.floor(random() * list.length)] ?? list[0];
}
