/**
 * Compares two records by their names, letter case ignored, as lists of inboxes and of agents are sorted.
 *
 * Chatwoot v4.15.1 app/models/inbox.rb:85, user.rb:124
 */
export function byName(a: { name: string }, b: { name: string }): number {
	const [left, right] = [a.name.toLowerCase(), b.name.toLowerCase()];
	if (left === right) return 0;
	return left < right ? -1 : 1;
}
