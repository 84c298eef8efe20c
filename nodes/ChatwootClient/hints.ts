import type { Call, Hint } from '../shared';
import { UNPROVEN } from './identifierHash';

/** What the user should do about an answer with an error of Chatwoot's public API. */
export function clientHint(status: number, call: Call): Hint | undefined {
	if (status === 404) {
		return {
			description:
				'Check the Inbox Identifier in the credential (only inboxes of the API type have one), and that Source ID and conversation belong to this inbox.',
		};
	}
	if (status === 500 && /\/contacts(\/[^/]+)?$/.test(call.url)) {
		return { message: 'Chatwoot answered 500, most likely because the identity is not proven', description: UNPROVEN };
	}
	return undefined;
}
