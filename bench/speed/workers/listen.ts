import { answerMessages } from '../../support/answerMessages';
import type { Locations, Measurement, Variant, Work } from '../variants/variant';

/** A message to a worker: the first names its variant, each further one is a piece of work. */
export type WorkerCommand = { variant: Variant; locations: Locations } | { work: Work };

/** The answer to a command. */
export type WorkerAnswer = { ready: true } | { measurement: Measurement };

/** Does one piece of work and measures it. */
export type MeasuredRun = (work: Work) => Promise<Measurement>;

/** Runs a worker: calls `prepare` for the variant that the parent process names, then does the work that it sends. */
export function listen(prepare: (variant: Variant, locations: Locations) => Promise<MeasuredRun>): void {
	let run: MeasuredRun | undefined;
	const handle = async (command: WorkerCommand): Promise<WorkerAnswer> => {
		if ('variant' in command) {
			run = await prepare(command.variant, command.locations);
			return { ready: true };
		}
		if (!run) throw new Error('The worker got work before its variant');
		return { measurement: await run(command.work) };
	};
	answerMessages((message) => handle(message as WorkerCommand));
}
