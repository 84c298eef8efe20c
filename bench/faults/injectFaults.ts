import type { RespondentSandbox } from '../../sandbox';
import { FAULT_RATE, kinds, lookUpFaults } from './kinds';
import { SEND_ROUTE, textOf, type InputRow } from './rows';

/**
 * Makes the sandbox fail a fifth of the requests, the same ones for the same seed. The first four sends of the first row
 * always get 429 and use up Max Attempts. The row therefore fails, and n8n's Retry On Fail runs the node again, also under
 * On Error = Continue.
 */
export function injectFaults({ faults, url }: RespondentSandbox, rows: readonly InputRow[], seed: number): void {
	const first = rows[0]?.message;
	faults.add({ kind: '429', route: SEND_ROUTE, when: (request) => textOf(request) === first, times: 4 });
	const location = `${url}/login`;
	const sendFaults = kinds.map(({ fault }) => (fault.kind === 'redirect' ? { ...fault, location } : fault));
	faults.addMix({ route: SEND_ROUTE, seed, rate: FAULT_RATE, kinds: sendFaults });
	faults.addMix({ method: 'GET', seed: seed + 1_000_000, rate: FAULT_RATE, kinds: lookUpFaults });
}
