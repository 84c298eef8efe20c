/** One step of a recipe: a block of code, and where it goes. */
export type Step = { file: string; code: string } & (
	| { kind: 'new' }
	/** Above the first line that reads `line`, or instead of it; blanks around the line do not count. */
	| { kind: 'above' | 'instead'; line: string }
);

const STEP =
	/`(?<file>[\w./-]+)`, (?:(?<fresh>a new file)|(?<where>above|instead of) the line `(?<line>[^`]+)`):\s*\n\s*```\w+\n(?<code>[\s\S]*?)\n\s*```/g;

/** The steps in the chapter of a Markdown text that has this heading. Throws when there is none. */
export function stepsIn(text: string, heading: string): Step[] {
	const chapter = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
	const steps = [...chapter.matchAll(STEP)].map(({ groups = {} }): Step => {
		const { file = '', fresh, where, line = '' } = groups;
		const code = dedented(groups.code ?? '');
		if (fresh !== undefined) return { kind: 'new', file, code };
		return { kind: where === 'above' ? 'above' : 'instead', file, code, line };
	});
	if (steps.length === 0) throw new Error(`There is no step in a chapter "${heading}"`);
	return steps;
}

function dedented(code: string): string {
	const lines = code.split('\n');
	const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
	const indent = Math.min(...indents);
	return lines.map((line) => line.slice(indent)).join('\n');
}

/** What a file holds after a step. `before` is undefined for a new file. Throws when the file has no such line. */
export function applyStep(step: Step, before: string | undefined): string {
	if (step.kind === 'new') return `${step.code}\n`;
	const lines = (before ?? '').split('\n');
	const at = lines.findIndex((line) => line.trim() === step.line.trim());
	const found = lines[at];
	if (found === undefined) throw new Error(`${step.file} has no line "${step.line}"`);
	const indent = found.slice(0, found.length - found.trimStart().length);
	const added = step.code.split('\n').map((line) => (line === '' ? line : indent + line));
	return lines.toSpliced(at, step.kind === 'instead' ? 1 : 0, ...added).join('\n');
}
