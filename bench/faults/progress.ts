import { MultiBar, Presets } from 'cli-progress';
import type { Job } from './job';
import { modeName } from './modes';
import type { JobObserver } from './pool';

/** Shows the progress of the runs: as bars on a terminal, elsewhere as one line per finished run. */
export function showProgress(out: NodeJS.WriteStream): JobObserver & { stop: () => void } {
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

function nameOf({ service, mode, seed }: Job): string {
	const node = mode.node === 'own' ? service : mode.node;
	return `seed ${seed}, ${node}, ${modeName(mode)}`.padEnd(60);
}
