import { isRecord } from '../../../sandbox/server/guards';
import type { PlayedAnswer, RequestStep, Values } from './recording';
import { fill, fillText, textOf } from './values';

/** The server to which a recording is played. */
export interface Target {
	/** Without a slash at the end. */
	baseUrl: string;
	/** ID of the account. */
	account: number;
	/** Access tokens of an administrator, an agent, and an administrator of another account. */
	tokens: Record<'admin' | 'agent' | 'outsider', string>;
	/** The server's time, in milliseconds since 1970. */
	now: () => number;
	/** Resolves when the server has done its work in the background, e.g. called all webhooks. */
	settled: () => Promise<void>;
	/** Lets a number of milliseconds pass on the server's clock. */
	pass: (milliseconds: number) => void;
}

/** An answer as it arrived. A text that is not JSON and longer than 400 characters is cut. */
export interface RawAnswer extends Required<Pick<PlayedAnswer, 'status' | 'type'>> {
	retryAfter: boolean;
	body: unknown;
}

const longestText = 400;
const cutLength = 60;

/** Sends the request of a step once. */
export async function send(step: RequestStep, values: Values, target: Target): Promise<RawAnswer> {
	const body = bodyOf(step, values, target.now());
	const headers: Record<string, string> = { ...tokenHeader(step.as, values, target) };
	if (typeof body === 'string') headers['content-type'] = 'application/json';
	const response = await fetch(target.baseUrl + fillText(step.path, values), {
		method: step.method,
		headers: { ...headers, ...step.headers },
		body,
		redirect: 'manual',
	});
	const text = await response.text();
	const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
	return {
		status: response.status,
		type: text === '' ? '(empty)' : type,
		retryAfter: response.headers.has('retry-after'),
		body: jsonOf(text),
	};
}

function tokenHeader(as: string, values: Values, { tokens }: Target): Record<string, string> {
	if (as === 'none') return {};
	const given: Record<string, string> = tokens;
	const token = values[`${as}_token`] ?? given[as];
	return token === undefined ? {} : { api_access_token: textOf(token) };
}

function bodyOf({ form, body }: RequestStep, values: Values, now: number): FormData | string | undefined {
	if (!form) return body === undefined ? undefined : JSON.stringify(fill(body, values, now));
	const data = new FormData();
	for (const [name, entries] of Object.entries(form)) {
		for (const entry of [entries].flat()) {
			const value = fill(entry, values, now);
			if (isRecord(value))
				data.append(name, new Blob([String(value.text)], { type: String(value.type) }), String(value.name));
			else data.append(name, String(value));
		}
	}
	return data;
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text.length > longestText ? `${text.slice(0, cutLength)}…` : text;
	}
}
