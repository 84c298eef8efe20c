import { Presets, SingleBar } from 'cli-progress';
import type { ITaskData } from 'n8n-workflow';
import type { RunOptions } from '../test/support/workflow';

/** The stream that the demo writes to, such as `process.stdout`. */
export interface Output extends NodeJS.WritableStream {
	isTTY?: boolean;
}

/** Shows the progress of one step of the workflow. */
interface Step {
	update: (count: number) => void;
	finish: () => void;
}

// A terminal shows a progress bar, every other stream gets plain lines.
function startStep(out: Output, title: string, total: number): Step {
	return out.isTTY ? bar(out, title, total) : lines(out, title, total);
}

/**
 * Shows the progress of a run. `names` are the nodes to follow: n8n's events tell when each starts and ends, and `answered`
 * gives the number of requests that the sandbox has answered so far. The first node gets `total` rows, each further one the
 * rows in the first output of the node before.
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
