import { isRecord } from '../../server/guards';
import { isBlank, toText } from '../params';
import { inspected } from '../rules/liquid/drops';
import type { Attributes } from '../store/records';

/** Parameters of a template for which the server's code fails: the message stays `sent`, and never leaves. */
export class UnsendableTemplate extends Error {}

const longestValue = 1000;
const longestUrl = 2000;
const longestCode = 15;

/** A value as Ruby's `to_s` writes it. */
export function asRubyText(value: unknown): string {
	if (value === null || value === undefined) return '';
	return toText(value) ?? inspected(value);
}

/**
 * A value without surrounding blanks, quotes and angle brackets, cut to 1,000 characters. `O'Brien` becomes `OBrien`, and a long
 * signed link breaks.
 *
 * Chatwoot v4.15.1 app/services/whatsapp/populate_template_parameters_service.rb:135
 */
export function cleaned(value: unknown): string {
	const text = asRubyText(value)
		.trim()
		.replace(/[<>"']/g, '');
	return Array.from(text).slice(0, longestValue).join('');
}

function picked(value: Attributes, names: readonly string[]): Attributes {
	return Object.fromEntries(names.map((name) => [name, value[name] ?? null]));
}

/** A parameter without a name: a text, or an amount or date that the receiver's phone formats. */
export function parameter(value: unknown): Attributes {
	if (!isRecord(value)) return { type: 'text', text: typeof value === 'string' ? cleaned(value) : asRubyText(value) };
	switch (value.type) {
		case 'currency':
			return { type: 'currency', currency: picked(value, ['fallback_value', 'code', 'amount_1000']) };
		case 'date_time': {
			const names = ['fallback_value', 'day_of_week', 'day_of_month', 'month', 'year'];
			return { type: 'date_time', date_time: picked(value, names) };
		}
		default:
			return { type: 'text', text: asRubyText(value) };
	}
}

/** The parameter of a template whose parameters have names. */
export function namedParameter(name: string, value: unknown): Attributes {
	return { type: 'text', parameter_name: name, text: cleaned(value) };
}

function checkedUrl(value: unknown): string {
	let url: URL;
	try {
		url = new URL(cleaned(value));
	} catch {
		throw new UnsendableTemplate('Invalid URL format');
	}
	const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
	if (!isWeb || url.href.length > longestUrl) throw new UnsendableTemplate('Invalid URL');
	return url.href;
}

/** The file of a template's header. Throws an UnsendableTemplate for another kind of file, and for a URL that is none. */
export function mediaParameter(url: unknown, type: unknown, name: unknown): Attributes {
	const link = checkedUrl(url);
	const kind = asRubyText(type).toLowerCase();
	if (kind === 'image' || kind === 'video') return { type: kind, [kind]: { link } };
	if (kind !== 'document') throw new UnsendableTemplate(`Unsupported media type: ${kind}`);
	return { type: kind, document: { link, ...(!isBlank(name) && { filename: name }) } };
}

/** The parameter of a button. Throws an UnsendableTemplate for a coupon code that is empty or too long. */
export function buttonParameter({ type, parameter: value }: Attributes): Attributes {
	const text = asRubyText(value).trim();
	if (type !== 'copy_code') return { type: 'text', text };
	if (text === '' || text.length > longestCode) throw new UnsendableTemplate('Coupon code');
	return { type: 'coupon_code', coupon_code: text };
}
