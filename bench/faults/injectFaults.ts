import type { LoggedRequest } from '../../sandbox';
import { BEYOND_MAX_WAIT, FAULT_RATE, kinds, lookUpFaults } from './kinds';
import type { World } from './world';

/**
 * Makes the sandbox fail a fifth of the requests, the same ones for the same seed. The first send of the first row
 * always gets a 429 that asks for more than its Max Wait. The row therefore fails, and n8n's Retry On Fail runs the node again,
 * also under On Error = Continue. A look-up that several rows share fails once at most.
 */
export function injectFaults({ sandbox, rows, isSend, placeOf, partOf }: World, seed: number): void {
	const { faults, url } = sandbox;
	const first = rows[0]?.place;
	const isOfFirst = (request: LoggedRequest) => isSend(request) && placeOf(request) === first;
	faults.add({ kind: '429', retryAfter: BEYOND_MAX_WAIT, when: isOfFirst, times: 1 });
	const location = `${url}/login`;
	const sendFaults = kinds.map(({ fault }) => (fault.kind === 'redirect' ? { ...fault, location } : fault));
	faults.addMix({
		when: isSend,
		perKey: (request) => `${placeOf(request)} ${partOf(request)}`,
		seed,
		rate: FAULT_RATE,
		kinds: sendFaults,
	});
	const lookUps = { method: 'GET', seed: seed + 1_000_000, rate: FAULT_RATE, kinds: lookUpFaults };
	faults.addMix({ ...lookUps, when: (request) => placeOf(request) !== undefined });
	faults.addMix({ ...lookUps, when: (request) => placeOf(request) === undefined, firstTriesOnly: true });
}
