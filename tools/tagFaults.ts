/** What speaks against publishing a tag: another version in package.json, or none of that version with a date in the changelog. */
export function tagFaults(tag: string, version: string, changelog: string): string[] {
	const faults: string[] = [];
	if (tag !== version) faults.push(`The tag is "${tag}", and package.json says "${version}": make them one`);
	const headings: string[] = changelog.match(/(?<=^## ).+$/gm) ?? [];
	const heading = headings.find((line) => line.startsWith(`[${version}]`));
	if (heading === undefined) faults.push(`CHANGELOG.md has no heading "## [${version}] - <date>": write what changed`);
	else if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading)) faults.push(`CHANGELOG.md says "## ${heading}": give it the date`);
	return faults;
}
