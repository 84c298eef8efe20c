import type { Random } from '../server/random';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time in milliseconds, then 80 random bits, in Crockford's base 32. */
export function ulid(time: number, random: Random): string {
	let left = time;
	let stamp = '';
	for (let place = 0; place < 10; place++) {
		stamp = (digits[left % 32] ?? '0') + stamp;
		left = Math.floor(left / 32);
	}
	const tail = Array.from({ length: 16 }, () => digits[Math.floor(random() * 32)]).join('');
	return stamp + tail;
}

/** Does it look like a ULID? */
export function isUlid(text: string): boolean {
	return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
}
