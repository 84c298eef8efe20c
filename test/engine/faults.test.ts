import { kinds } from '../../bench/faults/kinds';
import { modeName, ourModes } from '../../bench/faults/modes';
import { runMode } from '../../bench/faults/run';
import { tallyOf, type Tally } from '../../bench/faults/tally';
import { complaintsAbout } from '../../bench/faults/verdict';
import { useExpressionEngine } from '../support/expressions';

useExpressionEngine();

const rows = 200;
// With this one every kind of fault occurs.
const seed = 250;
const tallies = new Map<string, Tally>();

// Longer than a busy machine stands still, or it would make timeouts of its own.
const timeout = 10_000;

// All at once, since most of a run is waiting for that.
beforeAll(async () => {
	const runs = ourModes.map(async (mode) => {
		tallies.set(modeName(mode), tallyOf(await runMode(mode, { seed, rows, timeout }), seed));
	});
	await Promise.all(runs);
}, 90_000);

const modes = ourModes.map(modeName);
const tallyIn = (mode: string) => tallies.get(mode)!;

describe.each(modes)('200 sends of which a fifth runs into a fault: %s', (mode) => {
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

it('ran into every kind of fault', () => {
	const { byKind } = tallyIn('Continue, Retry off, Skip off');
	const missed = kinds.filter(({ label }) => byKind[label]?.tried === 0).map(({ label }) => label);
	expect(missed).toEqual([]);
});

it('ran the node again where Retry On Fail is on', () => {
	for (const mode of modes.filter((name) => name.startsWith('Continue'))) {
		const { firstRowSends } = tallyIn(mode);
		if (mode.includes('Retry on')) expect(firstRowSends).toBeGreaterThan(4);
		else expect(firstRowSends).toBe(4);
	}
});
