import { differences } from '../support/replay/differences';
import { playOnSandbox, reportOf, summaryOf, type RecordedVersion } from '../support/replay/chatwoot';

/** Milliseconds for a play on a slow machine. */
const LONG = 180_000;

/** The answers that the sandbox cannot give as recorded, by the titles of their steps, each with the reason. */
const exceptions: Record<RecordedVersion, Record<string, string>> = { '4.15.1': {}, '4.8.0': {} };

describe.each(['4.15.1', '4.8.0'] as const)('Chatwoot %s', (version) => {
	it(
		'answers as a real server did',
		async () => {
			const steps = await playOnSandbox(version);
			process.stdout.write(`${summaryOf(steps, version)}\n`);
			expect(steps).toHaveLength(479);
			const failed = steps.filter(({ differences: found }) => found.length > 0);
			const titles = new Set(failed.map(({ title }) => title));
			expect(Object.keys(exceptions[version]).filter((title) => !titles.has(title))).toEqual([]);
			const unexpected = failed.filter(({ title }) => !(title in exceptions[version]));
			expect(unexpected.map((step) => reportOf(step)).join('\n')).toBe('');
		},
		LONG,
	);
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
