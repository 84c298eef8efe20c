import { isRecord } from '../server/guards';
import type { Call } from '../server/types';

/** The query of a request; the contract has checked and converted what it knows. */
export function queryOf({ query }: Call): Record<string, unknown> {
	return isRecord(query) ? query : {};
}
