import { Presets, SingleBar } from 'cli-progress';
import type { ITaskData } from 'n8n-workflow';
import type { RunOptions } from '../test/support/workflow';

/** Where the demo writes; `process.stdout` is one. */
export interface Output extends NodeJS.WritableStream {
	isTTY?: boolean;
}

/** How far a step has come. */
interface Step {
	update: (count: number) => void;
	finish: () => void;
}

// As a bar on a terminal, as plain lines everywhere else.
function startStep(out: Output, title: string, total: number): Step {
	return out.isTTY ? bar(out, title, total) : lines(out, title, total);
}

/**
 * Follows a run: the steps by n8n's own events, the rows within a step by what the sandbox has answered. `total` rows go
 * into the first of the steps, and what comes out of the first output of each goes into the next.
 */
export function followSteps(
	out: Output,
	steps: { names: string[]; total: number; answered: () => number },
): NonNullable<RunOptions['onNode']> {
	let { total } = steps;
	let stop = (_done: ITaskData): void => undefined;
	return (name, done) => {
		if (!steps.names.includes(name)) return;
		if (done) return stop(done);
		const before = steps.answered();
		const step = startStep(out, name, total);
		const timer = setInterval(() => step.update(steps.answered() - before), 50);
		stop = ({ data }) => {
			clearInterval(timer);
			step.finish();
			total = data?.main?.[0]?.length ?? 0;
		};
	};
}

function bar(out: Output, title: string, total: number): Step {
	const format = `  ${title.padEnd(20)} {bar} {value}/{total}`;
	const single = new SingleBar({ format, stream: out, hideCursor: true, barsize: 30 }, Presets.shades_classic);
	single.start(total, 0);
	return {
		update: (count) => single.update(Math.min(count, total)),
		finish: () => {
			single.update(total);
			single.stop();
		},
	};
}

function lines(out: Output, title: string, total: number): Step {
	out.write(`  ${title}: ${total} rows …\n`);
	return { update: () => undefined, finish: () => out.write(`  ${title}: ${total}/${total}\n`) };
}
