import { tagFaults } from '../../../tools/tagFaults';

describe('A tag', () => {
	const changelog = '# Changelog\n\n## [1.2.0] - 2026-11-21\n\n### Added\n\n## [1.1.0] - Unreleased\n';

	it('can be published when package.json and the changelog have the version', () => {
		expect(tagFaults('1.2.0', '1.2.0', changelog)).toEqual([]);
	});

	it.each([
		['1.3.0', '1.2.0', 'The tag is "1.3.0", and package.json says "1.2.0"'],
		['v1.2.0', '1.2.0', 'The tag is "v1.2.0"'],
		['1.3.0', '1.3.0', 'CHANGELOG.md has no heading'],
		['1.1.0', '1.1.0', 'give it the date'],
	])('%s of version %s cannot', (tag, version, expected) => {
		expect(tagFaults(tag, version, changelog)).toEqual([expect.stringContaining(expected)]);
	});
});
