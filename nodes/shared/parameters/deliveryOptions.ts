import { InvalidInput } from '../base/failure';
import { toText, type Values } from '../base/record';
import { RetryBudget } from '../http/retryBudget';
import { toBoolean } from './typedValue';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** Skip If Already Sent and Check Only, as one row has them. Times in ms. */
export interface SendOptions {
	checkOnly: boolean;
	skipIfSent: boolean;
	windowMs: number;
	settleMs: number;
}

/** How Skip If Already Sent recognises the message of a row. */
export interface Recognition {
	recognizeBy: 'content' | 'key';
	/** The user's own key of the message. */
	key: string | undefined;
	/** Whether to send when nobody can tell whether it was sent before. */
	sendUnchecked: boolean;
	/** Whether a row fails whose message was sent before, but not delivered. */
	failIfFailedBefore: boolean;
}

/** What a row has under Options, by the names of the entries. */
export function optionsOf(values: Values): Values {
	return collection(values.options);
}

/** Skip If Already Sent and Check Only of a row, with defaults. */
export function sendOptionsOf({ checkOnly, skipIfSent, lookBack, settleTime }: Values): SendOptions {
	return {
		checkOnly: checkOnly === true,
		skipIfSent: skipIfSent === true,
		windowMs: Number(lookBack ?? 24) * HOUR,
		settleMs: Number(settleTime ?? 15) * SECOND,
	};
}

/**
 * Whether a row only checks, by its parameters as `read` gives them; false when they cannot be read. Other parameters of the row
 * may be wrong.
 */
export function readsCheckOnly(read: (name: string, fallback: unknown) => unknown): boolean {
	try {
		return toBoolean(read('checkOnly', false));
	} catch {
		return false;
	}
}

/** How the message of a row is recognised, with defaults. */
export function recognitionOf(values: Values): Recognition {
	const chosen = optionsOf(values);
	return {
		recognizeBy: chosen.recognizeBy === 'key' ? 'key' : 'content',
		key: toText(chosen.messageKey).trim() || undefined,
		sendUnchecked: chosen.sendUnchecked === true,
		failIfFailedBefore: chosen.ifFailedBefore === 'fail',
	};
}

/** Whether the message of a row is recognised by the user's own key. Throws an InvalidInput when the row has none. */
export function requireKey(values: Values): boolean {
	const { recognizeBy, key } = recognitionOf(values);
	if (recognizeBy === 'key' && key === undefined) {
		throw new InvalidInput('"Key" is empty, but messages are to be recognised by it', 'Add Key under Options.');
	}
	return recognizeBy === 'key';
}

/** The attempts and waits that a row may use. */
export function retryBudgetOf(values: Values): RetryBudget {
	const { maxAttempts, maxWait } = optionsOf(values);
	return new RetryBudget(Number(maxAttempts ?? 4), Number(maxWait ?? 150) * SECOND);
}

/** The most requests under way at once, from the node's `options` parameter. */
export function concurrencyOf(parameter: unknown): number {
	const asked = Math.floor(Number(collection(parameter).concurrency ?? 10));
	return asked >= 1 ? Math.min(asked, 100) : 10;
}

function collection(value: unknown): Values {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
