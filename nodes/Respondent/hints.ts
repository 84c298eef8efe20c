import type { Call, Hint } from '../shared';

const UPDATE = 'PATCH /v1/messaging/conversations/{conversationUid}';
const CHECK_PROJECT = 'Check at Respondent whether its project is closed.';
const UNLOCK = `Unlock it with Conversation: Update. ${CHECK_PROJECT}`;

/** What to do about a refused request: Respondent refuses messages into a locked conversation with 403. */
export function hintFor(status: number, { route }: Call, text: string): Hint | undefined {
	const isLocked = status === 403 && route.includes('/conversations/') && /locked/i.test(text);
	return isLocked ? { description: route === UPDATE ? CHECK_PROJECT : UNLOCK } : undefined;
}
