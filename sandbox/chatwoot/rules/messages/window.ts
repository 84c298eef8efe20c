import type { Random } from '../../../server/random';
import { isBlank, toText } from '../../params';
import type { MessageRecord } from '../../store/records';
import { ascending, descending, inOrder } from '../ties';

/** Most messages in a list without `after`. */
const newestLimit = 20;
/** Most messages in a list with `after` only. */
const afterLimit = 100;
/** Most messages in a list with `after` and `before`. */
const betweenLimit = 1000;

/** A parameter as Ruby's `to_i` reads it: the digits at its start, else 0. Undefined when it is blank. */
function idOf(value: unknown): number | undefined {
	const text = toText(value);
	if (text === undefined || isBlank(text)) return undefined;
	return Number(/^\s*([+-]?\d+)/.exec(text)?.[1] ?? 0);
}

const byTime = ascending<MessageRecord>(({ createdAt }) => createdAt);
const newestFirst = descending<MessageRecord>(({ createdAt }) => createdAt);

/**
 * The messages of a list request, oldest first: the newest ones, those with a lower id than `before`, those with a higher id
 * than `after`, or those from the id `after` to the id `before`. Ids select the messages and times sort them, so a message that
 * was imported later with an older time falls out of a walk by `before`.
 *
 * Chatwoot v4.15.1 app/finders/message_finder.rb:23
 */
export function messageWindow(
	rows: readonly MessageRecord[],
	query: { after?: unknown; before?: unknown },
	random: Random,
): MessageRecord[] {
	const [after, before] = [idOf(query.after), idOf(query.before)];
	if (after !== undefined) {
		const upTo = before ?? Infinity;
		const found = rows.filter(({ id }) => (before === undefined ? id > after : id >= after && id < upTo));
		return inOrder(found, byTime, random).slice(0, before === undefined ? afterLimit : betweenLimit);
	}
	const found = before === undefined ? rows : rows.filter(({ id }) => id < before);
	return inOrder(found, newestFirst, random).slice(0, newestLimit).reverse();
}
