import { Presets, SingleBar } from 'cli-progress';

/** Where the demo writes; `process.stdout` is one. */
export interface Output extends NodeJS.WritableStream {
	isTTY?: boolean;
}

/** How far a step has come. */
export interface Step {
	update: (count: number) => void;
	finish: () => void;
}

/** Shows a step of `total` rows: as a bar on a terminal, as plain lines everywhere else. */
export function startStep(out: Output, title: string, total: number): Step {
	return out.isTTY ? bar(out, title, total) : lines(out, title, total);
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
