/** Milliseconds for which a signed time counts as fresh, into the past and into the future. */
const WINDOW = 10 * 60_000;
/** Nonces that are remembered in all. At the rate of Sinch's webhooks, 25 per second, the window of one app holds 15,000. */
const REMEMBERED = 50_000;

/** Signatures by trigger and nonce, oldest first. */
const seen = new Map<string, { signature: string; at: number }>();

/**
 * Remembers the nonce of a delivery whose signature is right. `new`: it has not been used. `again`: by this very delivery,
 * byte for byte. `reused`: by another one. `now`: ms since the epoch.
 */
export function useNonce(
	{ trigger, nonce, signature }: { trigger: string; nonce: string; signature: string },
	now: number,
): 'again' | 'new' | 'reused' {
	for (const [name, { at }] of seen) {
		if (at > now - WINDOW && seen.size <= REMEMBERED) break;
		seen.delete(name);
	}
	const name = `${trigger} ${nonce}`;
	const before = seen.get(name);
	if (before) return before.signature === signature ? 'again' : 'reused';
	seen.set(name, { signature, at: now });
	return 'new';
}
