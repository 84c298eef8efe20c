/** Numbers from 0 (included) to 1 (excluded), the same row of numbers for the same seed. */
export type Random = () => number;

/** A small seeded generator (mulberry32), so that a seed always gives the same data. */
export function mulberry32(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** A 32-bit number that depends on every character of the text and on the seed (FNV-1a). */
export function hashText(text: string, seed = 0): number {
	let hash = (0x811c9dc5 ^ seed) >>> 0;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

/** A generator whose numbers depend on the seed and the text only, whatever was asked before. */
export function randomFor(seed: number, text: string): Random {
	return mulberry32(hashText(text, seed));
}

const hex = (random: Random) => ((random() * 4294967296) >>> 0).toString(16).padStart(8, '0');

/** 24 hex digits, as Mongo writes its ObjectIds. */
export function objectId(random: Random): string {
	return hex(random) + hex(random) + hex(random);
}

/** A version 4 UUID. */
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

/** One element of a list that has at least one. */
export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
	return list[Math.floor(random() * list.length)] ?? list[0];
}
