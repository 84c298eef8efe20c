import { InvalidInput, isRecord, toText, type Call, type Row } from '../../shared';
import { callTo, routes } from '../routes';
import { toIsoTime } from '../times';
import { whenRefused } from '../whenRefused';

/**
 * For `beforeSend` of a new status: the call of the row. Throws an InvalidInput for a snooze until a time in the past, and for one
 * without a time, when the conversation is snoozed until a time: Chatwoot keeps this time, and has no request that takes the time
 * alone away.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations_controller.rb, set_conversation_status; seen on Chatwoot 4.15.1 and
 * 4.8.0: the old time in the answer to a snooze without one
 */
export async function checkedSnooze(row: Row<'conversation_id'>): Promise<Call<'conversation_id'>> {
	const { body, path } = row.call;
	requireFuture(row);
	if (body.status !== 'snoozed' || body.snoozed_until !== undefined) return row.call;
	const call = callTo(routes.getConversation, { path: { conversation_id: path.conversation_id } });
	// The token of a bot may not read the conversation on Chatwoot 4.8.0 (401), nor one with a team on 4.15.1 (500).
	const conversation = await whenRefused(row.fetch(call), ['401', '500'], {});
	if (!isRecord(conversation) || conversation.status !== 'snoozed') return row.call;
	const until = toText(toIsoTime(conversation.snoozed_until));
	if (until === '') return row.call;
	throw new InvalidInput(
		`"Snooze Until" is empty, but conversation ${path.conversation_id} is snoozed until ${until}, and Chatwoot would keep that time`,
		'Enter a time, or set the status to Open first.',
	);
}

function requireFuture({ call: { body }, connection, values }: Row<'conversation_id'>): void {
	const { snoozed_until: until } = body;
	if (until === undefined || Number(until) * 1000 >= connection.clock.now()) return;
	throw new InvalidInput(`"Snooze Until" (${toText(values.snoozedUntil)}) is in the past`, 'Enter a moment to come.');
}
