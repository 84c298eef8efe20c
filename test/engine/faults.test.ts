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

/** How many rows each service sends, and the seed of the faults. */
const runs: Record<ServiceName, { rows: number; seed: number }> = {
	// With this seed every kind of fault occurs.
	Respondent: { rows: 200, seed: 65 },
	// With these seeds no row meets four faults in a row, after which the node may give it up.
	Chatwoot: { rows: 64, seed: 3 },
	Sinch: { rows: 64, seed: 4 },
};

const tallies = new Map<string, Tally>();

// All at once, since most of a run is waiting.
beforeAll(async () => {
	const tallied = Object.entries(runs).flatMap(([service, { rows, seed }]) =>
		ourModes.map(async (mode) => {
			const outcome = await runMode(service as ServiceName, mode, { seed, rows, timeout });
			tallies.set(`${service}: ${modeName(mode)}`, tallyOf(outcome, seed));
		}),
	);
	await Promise.all(tallied);
}, 90_000);

function itKeepsPromises(service: ServiceName): void {
	const { rows } = runs[service];
	const tallyIn = (mode: string) => tallies.get(`${service}: ${mode}`)!;
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
	itKeepsPromises('Respondent');

	it('ran into every kind of fault', () => {
		const { byKind } = tallies.get('Respondent: Continue, Retry off, Skip off')!;
		const missed = kinds.filter(({ label }) => byKind[label]?.tried === 0).map(({ label }) => label);
		expect(missed).toEqual([]);
	});
});

describe.each(['Chatwoot', 'Sinch'] as const)('%s, with rows of every kind', (service) => itKeepsPromises(service));
