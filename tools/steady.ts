// `npm run test:steady`: the tests on a machine that has little time for them, and property tests with a new seed. Pass on what
// Jest takes, e.g. a part of a path.
import { randomInt } from 'node:crypto';
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** How many programs that only compute run beside the tests. */
const BUSY_LOOPS = 4;

/** The tests run for so many milliseconds, are stopped for the others, and so on. */
const RUNNING_MS = 4_000;
const STOPPED_MS = 2_000;

/** What Jest prints about a worker that something kept from exiting. */
const NOT_EXITED = /failed to exit gracefully/;

/** Runs the tests. Gives their exit code: 1 also when a worker did not exit. */
async function runTests(args: string[]): Promise<number> {
	// A process group of its own, so that a signal reaches npm, Jest and its workers at once.
	const tests = spawn('npm', ['run', '--silent', 'jest', '--', ...args], {
		detached: true,
		env: { ...process.env, PROPERTY_SEED: process.env.PROPERTY_SEED ?? String(randomInt(2 ** 31)) },
		stdio: ['ignore', 'inherit', 'pipe'],
	});
	const signalAll = (signal: NodeJS.Signals) => {
		try {
			if (tests.pid !== undefined) process.kill(-tests.pid, signal);
		} catch {
			// They have all ended.
		}
	};
	process.once('exit', () => {
		signalAll('SIGCONT');
		signalAll('SIGTERM');
	});

	let output = '';
	tests.stderr.on('data', (chunk: Buffer) => {
		process.stderr.write(chunk);
		output += chunk.toString();
	});
	const ended = new AbortController();
	const code = new Promise<number>((resolve) => tests.once('close', (given) => resolve(given ?? 1)));
	void code.then(() => ended.abort());
	const pause = (ms: number) => sleep(ms, undefined, { signal: ended.signal }).catch(() => undefined);
	while (!ended.signal.aborted) {
		await pause(RUNNING_MS);
		signalAll('SIGSTOP');
		await pause(STOPPED_MS);
		signalAll('SIGCONT');
	}
	return NOT_EXITED.test(output) ? 1 : await code;
}

async function main(): Promise<void> {
	const loops = Array.from({ length: BUSY_LOOPS }, () =>
		spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
	);
	process.once('exit', () => loops.forEach((loop) => loop.kill()));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
	process.exit(await runTests(process.argv.slice(2)));
}

void main();
