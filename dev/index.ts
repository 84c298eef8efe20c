import { root } from '../test/e2e/support/paths';
import { optionsOf, usage, type DevOptions } from './options';
import { startDev, type Running } from './start';

const running: Running = [];
let stopping = false;

/** Stops everything, the last started first, and ends this process; a second call ends it at once. */
async function stop(exitCode: number): Promise<void> {
	// n8n watches this process, and goes when it goes.
	if (stopping) process.exit(exitCode);
	stopping = true;
	for (const { close } of running.reverse()) await close().catch((error: unknown) => console.error(error));
	process.exit(exitCode);
}

async function main(options: DevOptions): Promise<void> {
	const onSignal = () => {
		if (!stopping) console.log('Stopping');
		void stop(0);
	};
	process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
	try {
		console.log(await startDev(options, running, console.log));
	} catch (error) {
		if (stopping) return; // what was under way has lost its ground
		console.error(error instanceof Error ? error.message : error);
		await stop(1);
	}
}

try {
	const options = optionsOf(process.argv.slice(2), { root, cwd: process.env.INIT_CWD ?? '' });
	if (options.help) console.log(usage);
	else void main(options);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	console.error(usage);
	process.exitCode = 2;
}
