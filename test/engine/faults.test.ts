import { kinds } from '../../bench/faults/kinds';
import { modeName, ourModes } from '../../bench/faults/modes';
import { runMode } from '../../bench/faults/run';
import { tallyOf, type Tally } from '../../bench/faults/tally';
import { complaintsAbout } from '../../bench/faults/verdict';
import type { ServiceName } from '../../bench/faults/world';
import { useExpressionEngine } from '../support/expressions';

useExpressionEngine();

// Longer than a busy machine stands still, or it would make timeouts of its own.
const timeout = 10_000;
const modes = ourModes.map(modeName);

function useTallies(service: ServiceName, rows: number, seed: number): (mode: string) => Tally {
	const tallies = new Map<string, Tally>();
	// All at once, since most of a run is waiting for that.
	beforeAll(async () => {
		const runs = ourModes.map(async (mode) => {
			tallies.set(modeName(mode), tallyOf(await runMode(service, mode, { seed, rows, timeout }), seed));
		});
		await Promise.all(runs);
	}, 90_000);
	return (mode) => tallies.get(mode)!;
}

function itKeepsPromises(rows: number, tallyIn: (mode: string) => Tally): void {
	describe.each(modes)(`${rows} sends of which a fifth runs into a fault: %s`, (mode) => {
		it('stores nothing twice, loses nothing, and tells of every row', () => {
			const { total, untold, contradictions } = tallyIn(mode);
			expect(total).toMatchObject({ tried: rows, twice: 0, lost: 0 });
			expect(untold).toEqual({ stored: 0, notStored: 0 });
			expect(contradictions).toEqual([]);
		});

		it('says of nothing that was stored that it was not sent', () => {
			expect(tallyIn(mode).failed.stored).toBe(0);
		});

		it('delivers what can be delivered', () => {
			expect(complaintsAbout(tallyIn(mode))).toEqual([]);
		});
	});

	it('ran the node again where Retry On Fail is on', () => {
		for (const mode of modes.filter((name) => name.startsWith('Continue'))) {
			const { firstRowSends } = tallyIn(mode);
			if (mode.includes('Retry on')) expect(firstRowSends).toBeGreaterThan(1);
			else expect(firstRowSends).toBe(1);
		}
	});
}

describe('Respondent', () => {
	const rows = 200;
	// With this one every kind of fault occurs.
	const tallyIn = useTallies('Respondent', rows, 65);
	itKeepsPromises(rows, tallyIn);

	it('ran into every kind of fault', () => {
		const { byKind } = tallyIn('Continue, Retry off, Skip off');
		const missed = kinds.filter(({ label }) => byKind[label]?.tried === 0).map(({ label }) => label);
		expect(missed).toEqual([]);
	});
});

// With these seeds no row meets four faults in a row, after which the node may give it up.
describe.each([
	['Chatwoot', 3],
	['Sinch', 4],
] as const)('%s, with rows of every kind', (service, seed) => {
	const rows = 64;
	itKeepsPromises(rows, useTallies(service, rows, seed));
});
