import type { Call, Hint } from '../shared';

const UNLOCK = 'Unlock it with Conversation: Update, or check whether its project is closed.';

/** What to do about a refused request: Respondent refuses messages into a locked conversation with 403. */
export function hintFor(status: number, { route }: Call, text: string): Hint | undefined {
	const isLocked = status === 403 && route.includes('/conversations/') && /locked/i.test(text);
	return isLocked ? { description: UNLOCK } : undefined;
}
