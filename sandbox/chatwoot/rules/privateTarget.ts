const PRIVATE_URL = /^https?:\/\/(localhost|127\.|10\.|192\.168\.)/;

/**
 * True for the URL of a private network, to which Chatwoot may send no events.
 *
 * Chatwoot v4.14 and later, lib/safe_fetch.rb
 */
export function isPrivateTarget(url: string): boolean {
	return PRIVATE_URL.test(url);
}
