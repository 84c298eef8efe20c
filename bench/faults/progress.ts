import { MultiBar, Presets } from 'cli-progress';
import { modeName } from './modes';
import type { Watcher } from './pool';
import type { Job } from './worker';

/** Shows the runs: as bars on a terminal, as a line for each that is done everywhere else. */
export function showProgress(out: NodeJS.WriteStream): Watcher & { stop: () => void } {
	const format = '  {name} {bar} {value}/{total} stored';
	const bars = out.isTTY
		? new MultiBar(
				{ format, stream: out, hideCursor: true, barsize: 30, clearOnComplete: true },
				Presets.shades_classic,
			)
		: undefined;
	return {
		start: (job) => {
			const bar = bars?.create(job.rows, 0, { name: nameOf(job) });
			return {
				update: (stored) => bar?.update(Math.min(stored, job.rows)),
				finish: ({ seconds }) => {
					if (bar) bars?.remove(bar);
					else out.write(`  ${nameOf(job)}: ${job.rows} rows, ${seconds.toFixed(1)} s\n`);
				},
			};
		},
		stop: () => bars?.stop(),
	};
}

function nameOf({ mode, seed }: Job): string {
	return `seed ${seed}, ${mode.node}, ${modeName(mode)}`.padEnd(60);
}
