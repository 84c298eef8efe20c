/** Milliseconds for which a signed time counts as fresh: five minutes before it and five minutes after it. */
const WINDOW = 10 * 60_000;
/** Nonces that are remembered in all. At Sinch's rate of 25 deliveries per second, the window of one app holds 15,000. */
const REMEMBERED = 50_000;

/** Signatures by trigger and nonce, oldest first. */
const used = new Map<string, { signature: string; at: number }>();

/**
 * Remembers the nonce of a delivery whose signature is right. Gives `new` for an unused nonce, `again` when the same
 * delivery has used it, byte for byte, and `reused` when another delivery has. `now` is in ms since the epoch.
 */
export function useNonce(
	{ trigger, nonce, signature }: { trigger: string; nonce: string; signature: string },
	now: number,
): 'again' | 'new' | 'reused' {
	for (const [key, { at }] of used) {
		if (at > now - WINDOW && used.size <= REMEMBERED) break;
		used.delete(key);
	}
	const key = `${trigger} ${nonce}`;
	const before = used.get(key);
	if (before) return before.signature === signature ? 'again' : 'reused';
	used.set(key, { signature, at: now });
	return 'new';
}
