import { isRecord } from '../../../server/guards';
import { isBlank, toList } from '../../params';
import type { Attributes } from '../../store/records';
import { MessageProblem } from './problem';

/**
 * The kinds of content, in the order of their numbers in the database.
 *
 * Chatwoot v4.15.1 app/models/message.rb:88
 */
export const contentTypes = [
	'text',
	'input_text',
	'input_textarea',
	'input_email',
	'input_select',
	'cards',
	'form',
	'article',
	'incoming_email',
	'input_csat',
	'integrations',
	'sticker',
	'voice_call',
] as const;

/**
 * The keys of an item, by the kind of content. Other kinds have no items.
 *
 * Chatwoot v4.15.1 app/models/concerns/content_attribute_validator.rb:2
 */
const itemKeys: Record<string, readonly string[]> = {
	input_select: ['title', 'value'],
	cards: ['title', 'description', 'media_url', 'actions'],
	form: ['type', 'placeholder', 'label', 'name', 'options', 'default', 'required', 'pattern', 'title', 'pattern_error'],
	article: ['title', 'description', 'link'],
};
const actionKeys = ['text', 'type', 'payload', 'uri'];

/** A value as the messages of Ruby's NoMethodError name it. */
function rubyReceiver(value: unknown): string {
	if (value === undefined || value === null) return 'nil';
	if (typeof value === 'boolean') return String(value);
	const names = { string: 'String', number: Number.isInteger(value) ? 'Integer' : 'Float' } as Record<string, string>;
	return `an instance of ${names[typeof value] ?? (Array.isArray(value) ? 'Array' : 'ActiveSupport::HashWithIndifferentAccess')}`;
}

/** The failure of the server's code when a value is of another type than its code expects. */
function noMethod(name: string, value: unknown): MessageProblem {
	return new MessageProblem(`undefined method '${name}' for ${rubyReceiver(value)}`);
}

/** Names as Ruby writes a list of symbols, e.g. `[:image]`. */
function symbols(names: readonly string[]): string {
	const texts = names.map((name) => (/^[A-Za-z_]\w*[?!]?$/.test(name) ? `:${name}` : `:${JSON.stringify(name)}`));
	return `[${texts.join(', ')}]`;
}

function keysOf(value: unknown): string[] {
	if (!isRecord(value)) throw noMethod('keys', value);
	return Object.keys(value);
}

/** The entries of a list or object; the code of the server calls a method of lists, which any other value lacks. */
function entriesOf(value: unknown, method: string): unknown[] {
	if (Array.isArray(value)) return value;
	if (isRecord(value)) return Object.entries(value);
	throw noMethod(method, value);
}

function actionProblems(items: readonly unknown[]): string[] {
	const actions = items.map((item) => (isRecord(item) ? item.actions : undefined));
	if (actions.some(isBlank)) return ['contains items missing actions'];
	const keys = actions.flatMap((list) => entriesOf(list, 'collect').flatMap(keysOf));
	const unknown = keys.filter((key) => !actionKeys.includes(key));
	return unknown.length > 0 ? [`contains invalid keys for actions:  ${symbols(unknown)}`] : [];
}

/**
 * What is wrong with the items of a message; empty when nothing is. Throws a MessageProblem with the text of the server's
 * failure when the items, or an item, are of a type that its code does not expect.
 *
 * Chatwoot v4.15.1 app/models/concerns/content_attribute_validator.rb:8
 */
export function itemProblems(contentType: string, { items }: Attributes): string[] {
	const allowed = itemKeys[contentType];
	if (!allowed) return [];
	const missing = isBlank(items) ? ['At least one item is required.'] : [];
	const list = entriesOf(items, 'reject');
	const unknown = list.flatMap(keysOf).filter((key) => !allowed.includes(key));
	return [
		...missing,
		...(unknown.length > 0 ? [`contains invalid keys for items : ${symbols(unknown)}`] : []),
		...(contentType === 'cards' ? actionProblems(toList(items)) : []),
	];
}
