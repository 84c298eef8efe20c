import { FAULT_RATE, kinds, lookUpFaults } from './kinds';
import type { World } from './world';

/**
 * Makes the sandbox fail a fifth of the requests, the same ones for the same seed. The first four sends of the first row
 * always get 429 and use up Max Attempts. The row therefore fails, and n8n's Retry On Fail runs the node again, also under
 * On Error = Continue. A look-up that several rows share fails once at most.
 */
export function injectFaults({ sandbox, rows, isSend, placeOf, partOf }: World, seed: number): void {
	const { faults, url } = sandbox;
	const first = rows[0]?.place;
	faults.add({ kind: '429', when: (request) => isSend(request) && placeOf(request) === first, times: 4 });
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
