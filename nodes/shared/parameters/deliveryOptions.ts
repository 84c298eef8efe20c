import { RetryBudget } from '../http/retryBudget';
import type { Values } from '../base/record';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** `sendOptions` of one row, in ms. */
export interface SendOptions {
	checkOnly: boolean;
	skipIfSent: boolean;
	windowMs: number;
	settleMs: number;
}

/** Reads the Send Options of a row, defaults filled in. */
export function sendOptionsOf(values: Values): SendOptions {
	const chosen = collection(values.sendOptions);
	return {
		checkOnly: chosen.checkOnly === true,
		skipIfSent: chosen.skipIfSent === true,
		windowMs: Number(chosen.lookBack ?? 24) * HOUR,
		settleMs: Number(chosen.settleTime ?? 15) * SECOND,
	};
}

/** Reads how long a row is willing to try. */
export function retryBudgetOf(values: Values): RetryBudget {
	const { maxAttempts, maxWait } = collection(values.delivery);
	return new RetryBudget(Number(maxAttempts ?? 4), Number(maxWait ?? 60) * SECOND);
}

/** Reads how many requests may be under way at once, from the `delivery` parameter as it stands in the node. */
export function concurrencyOf(parameter: unknown): number {
	const asked = Math.floor(Number(collection(parameter).concurrency ?? 10));
	return asked >= 1 ? Math.min(asked, 100) : 10;
}

function collection(value: unknown): Values {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
