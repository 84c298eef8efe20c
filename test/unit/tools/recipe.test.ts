import { applyStep, stepsIn } from '../../../tools/recipe';

const text = `# Title

## Other

1. \`a.ts\`, a new file:

   \`\`\`ts
   other
   \`\`\`

## Add a thing

1. \`dir/a.ts\`, a new file:

   \`\`\`ts
   export const a = {
     b: 1,
   };
   \`\`\`

2. \`dir/index.ts\`, above the line \`];\`:

   \`\`\`ts
   a,
   \`\`\`

3. \`b.yaml\`, instead of the line \`x: 1\`:

   \`\`\`yaml
   x: 2
   \`\`\`

## Last
`;

it('reads the steps of a chapter: the file, the place and the code', () => {
	expect(stepsIn(text, 'Add a thing')).toEqual([
		{ kind: 'new', file: 'dir/a.ts', code: 'export const a = {\n  b: 1,\n};' },
		{ kind: 'above', file: 'dir/index.ts', line: '];', code: 'a,' },
		{ kind: 'instead', file: 'b.yaml', line: 'x: 1', code: 'x: 2' },
	]);
	expect(() => stepsIn(text, 'Missing')).toThrow('no step in a chapter "Missing"');
});

it('puts the code above a line or instead of it, indented as the line is', () => {
	const list = 'const all = [\n\tfirst,\n\t];\n';
	expect(applyStep({ kind: 'above', file: 'f', line: '];', code: 'a,\nb,' }, list)).toBe(
		'const all = [\n\tfirst,\n\ta,\n\tb,\n\t];\n',
	);
	expect(applyStep({ kind: 'instead', file: 'f', line: 'first,', code: 'last,' }, list)).toBe(
		'const all = [\n\tlast,\n\t];\n',
	);
	expect(applyStep({ kind: 'new', file: 'f', code: 'a' }, undefined)).toBe('a\n');
});

it('names the line that a file does not have', () => {
	expect(() => applyStep({ kind: 'above', file: 'f.ts', line: 'gone', code: '' }, 'here')).toThrow(
		'f.ts has no line "gone"',
	);
});
