import type { Random } from '../server/random';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time (milliseconds since 1970), then 80 random bits, in Crockford's base 32. */
export function ulid(time: number, random: Random): string {
	let rest = time;
	let stamp = '';
	for (let position = 0; position < 10; position++) {
		stamp = (digits[rest % 32] ?? '0') + stamp;
		rest = Math.floor(rest / 32);
	}
	let tail = '';
	for (let position = 0; position < 16; position++) tail += digits[Math.floor(random() * 32)] ?? '0';
	return stamp + tail;
}

/** True for a text in the format of a ULID. */
export function isUlid(text: string): boolean {
	return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
}
