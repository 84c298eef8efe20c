import type { Values } from '../base/record';
import { RetryBudget } from '../http/retryBudget';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** The Send Options of one row. Times in ms. */
export interface SendOptions {
	checkOnly: boolean;
	skipIfSent: boolean;
	windowMs: number;
	settleMs: number;
}

/** The Send Options of a row, with defaults. */
export function sendOptionsOf(values: Values): SendOptions {
	const chosen = collection(values.sendOptions);
	return {
		checkOnly: chosen.checkOnly === true,
		skipIfSent: chosen.skipIfSent === true,
		windowMs: Number(chosen.lookBack ?? 24) * HOUR,
		settleMs: Number(chosen.settleTime ?? 15) * SECOND,
	};
}

/** The attempts and waits that a row may use. */
export function retryBudgetOf(values: Values): RetryBudget {
	const { maxAttempts, maxWait } = collection(values.delivery);
	return new RetryBudget(Number(maxAttempts ?? 4), Number(maxWait ?? 60) * SECOND);
}

/** The most requests under way at once, from the node's `delivery` parameter. */
export function concurrencyOf(parameter: unknown): number {
	const asked = Math.floor(Number(collection(parameter).concurrency ?? 10));
	return asked >= 1 ? Math.min(asked, 100) : 10;
}

function collection(value: unknown): Values {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
