import { differences } from '../support/replay/differences';
import { playOnSandbox, reportOf, summaryOf, type RecordedVersion } from '../support/replay/chatwoot';
import { readRecording } from '../support/replay/recording';

/** Milliseconds for a play on a slow machine. */
const LONG = 180_000;

/** How many answers the sandbox gives as recorded. It never gets smaller: raise it with every answer that is added. */
const asRecorded: Record<RecordedVersion, number> = { '4.15.1': 461, '4.8.0': 461 };

/** The answers that the sandbox cannot give as recorded, by the titles of their steps, each with the reason. */
const exceptions: Record<RecordedVersion, Record<string, string>> = { '4.15.1': {}, '4.8.0': {} };

describe.each(['4.15.1', '4.8.0'] as const)('Chatwoot %s', (version) => {
	it(
		'answers as a real server did',
		async () => {
			const steps = await playOnSandbox(version);
			process.stdout.write(`${summaryOf(steps, version)}\n`);
			const failed = steps.filter((step) => step.differences.length > 0);
			const good = steps.length - failed.length;
			const unexpected = failed.filter(({ title }) => !(title in exceptions[version]));
			if (good < asRecorded[version]) throw new Error(unexpected.map((step) => reportOf(step)).join('\n'));
			const needless = Object.keys(exceptions[version]).filter((title) => !failed.some((step) => step.title === title));
			expect(needless).toEqual([]);
		},
		LONG,
	);

	it('has a recording of 479 answers', () => {
		const steps = readRecording(version).scenarios.flatMap((scenario) => scenario.steps);
		expect(steps.filter((step) => !('pause' in step))).toHaveLength(479);
	});
});

describe('differences', () => {
	it('names each value that differs, by its path', () => {
		const expected = { status: 200, body: { name: 'Ada', tags: ['a', 'b'], email: null } };
		const found = { status: 200, body: { name: 'Bo', tags: ['a'], email: null, phone: '1' } };
		expect(differences(expected, found)).toEqual([
			'.body.name: "Ada", here "Bo"',
			'.body.tags.1 missing ("b")',
			'.body.phone extra ("1")',
		]);
		expect(differences({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]);
		expect(differences({ list: [] }, { list: {} })).toEqual(['.list: [], here {}']);
	});
});
