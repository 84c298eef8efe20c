/** How a value differs from the expected one: a line per difference, with its path. Empty when they are equal. */
export function differences(expected: unknown, found: unknown, path = ''): string[] {
	if (JSON.stringify(expected) === JSON.stringify(found)) return [];
	if (!isContainer(expected) || !isContainer(found) || Array.isArray(expected) !== Array.isArray(found)) {
		return [`${path || 'answer'}: ${short(expected)}, here ${short(found)}`];
	}
	const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
	return [...names].flatMap((name) => {
		const [before, after] = [entryOf(expected, name), entryOf(found, name)];
		if (!(name in found)) return [`${path}.${name} missing (${short(before)})`];
		if (!(name in expected)) return [`${path}.${name} extra (${short(after)})`];
		return differences(before, after, `${path}.${name}`);
	});
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

const entryOf = (container: object, name: string): unknown => Reflect.get(container, name);

const longest = 120;

const short = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, longest));
