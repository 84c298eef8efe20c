import type { Call, Hint } from '../shared';

/** What the user should do about an answer with an error of Chatwoot's public API. */
export function clientHint(status: number, call: Call): Hint | undefined {
	if (status === 404) {
		return {
			description:
				'Check the Inbox Identifier in the credential (only inboxes of the API type have one), and that Source ID and conversation belong to this inbox.',
		};
	}
	if (status === 500 && call.url.includes('/contacts')) {
		return {
			description:
				'Chatwoot answers so when the identifier is not proven. Check the HMAC token in the credential, and that the row names the identifier.',
		};
	}
	return undefined;
}
