import { isRecord } from '../../../server/guards';
import { isBlank, toId, toText } from '../../params';
import type { ServerTraits } from '../../serverVersion';
import type { Attributes, MessageRecord } from '../../store/records';
import { MessageProblem } from './problem';

/** The attributes that every version keeps. */
const keptByAll = ['in_reply_to', 'items'];

/** Attributes as the client sent them: an object, or its JSON text in a form. Text that is no JSON counts as no attributes. */
function given(value: unknown): Attributes {
	if (typeof value !== 'string') return isRecord(value) ? value : {};
	let parsed: unknown;
	try {
		parsed = JSON.parse(value);
	} catch {
		return {};
	}
	if (isRecord(parsed)) return parsed;
	// The server reads an attribute of what it has parsed.
	if (Array.isArray(parsed)) throw new MessageProblem('no implicit conversion of Symbol into Integer');
	if (parsed === null) return {};
	throw new MessageProblem(`${typeof parsed === 'string' ? 'String' : 'Integer'} does not have #dig method`);
}

/** The message that is answered, and its ID at the channel. A message that is not in the conversation counts as none. */
function answered({ in_reply_to: id, in_reply_to_external_id: sourceId }: Attributes, own: readonly MessageRecord[]) {
	if (isBlank(id) && isBlank(sourceId)) return {};
	const found = isBlank(id)
		? own.find((message) => message.sourceId === toText(sourceId))
		: own.find((message) => message.id === toId(id));
	return { in_reply_to: found?.id ?? null, in_reply_to_external_id: found?.sourceId ?? null };
}

/**
 * The content attributes of a new message. `params` is the body of the request, `own` are the messages of the conversation.
 * Versions before 4.9 keep no attributes but `in_reply_to` and `items`. An ID of an automation rule replaces the others.
 * Throws a MessageProblem with the text of the server's failure for JSON text that is no object.
 *
 * Chatwoot v4.15.1 app/builders/messages/message_builder.rb:41 and :142, app/services/messages/in_reply_to_message_builder.rb;
 * seen on Chatwoot 4.8.0
 */
export function contentAttributesOf(
	params: Attributes,
	own: readonly MessageRecord[],
	{ keepsContentAttributes }: ServerTraits,
): Attributes {
	const all = given(params.content_attributes);
	const { automation_rule_id: rule, items } = all;
	const known = Object.fromEntries(Object.entries(all).filter(([name]) => keptByAll.includes(name)));
	const kept = !isBlank(rule) ? { automation_rule_id: rule, ...known } : keepsContentAttributes ? all : known;
	return {
		...kept,
		...(items !== undefined && items !== null && { items }),
		...answered(kept, own),
		...(!isBlank(params.external_created_at) && { external_created_at: params.external_created_at }),
	};
}
