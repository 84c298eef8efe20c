import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import axios from 'axios';
import { waitFor } from './waitFor';

export interface ServerOptions {
	/** The program and its arguments; `n8n start` by default. */
	command?: string[];
	env: NodeJS.ProcessEnv;
	/** Address under which it will answer, or what it is called in errors. */
	url: string;
	/** Whether it can be used; by default, whether n8n's REST API answers at `url`. */
	isReady?: () => Promise<boolean>;
	/** The signal that asks it to stop; SIGTERM by default. */
	stopSignal?: NodeJS.Signals;
	cwd: string;
	/** File to which everything it prints is appended. */
	log: string;
}

const START_TIMEOUT = 120_000;
const STOP_TIMEOUT = 30_000;

// A server starts processes of its own, so it leads a process group. The pipe on file descriptor 3 closes when whoever runs the tests
// is gone, however that came about; then the whole group goes too.
const LEAD_GROUP = '(cat <&3 >/dev/null; kill -9 0) & exec "$@" 3<&-';

/** A server process, of n8n unless told otherwise: starts, stops, dies and comes back on the same folder and ports. */
export class Server {
	private child: ChildProcess | undefined;

	constructor(private readonly options: ServerOptions) {}

	/** The process group, whose leader is the server itself; undefined while it is not running. */
	get pid(): number | undefined {
		return this.child?.pid;
	}

	/** Resolves when it can be used. Throws with the end of the log when it does not come to that. */
	async start(): Promise<void> {
		const { command = ['n8n', 'start'], env, url, cwd, log, isReady = () => restAnswers(url) } = this.options;
		const what = command[0] ?? '';
		mkdirSync(dirname(log), { recursive: true });
		const output = openSync(log, 'a');
		const child = spawn('sh', ['-c', LEAD_GROUP, what, ...command], {
			env,
			cwd,
			detached: true,
			stdio: ['ignore', output, output, 'pipe'],
		});
		closeSync(output);
		this.child = child;
		try {
			await waitFor(
				async () => {
					if (hasEnded(child)) throw new Error(`${what} ended with exit code ${child.exitCode}`);
					return (await isReady()) ? true : undefined;
				},
				{ what: `${what} at ${url}`, timeout: START_TIMEOUT, interval: 100 },
			);
		} catch (error) {
			await this.kill();
			throw new Error(`${(error as Error).message}. The end of ${log}:\n${this.logTail()}`);
		}
	}

	/** Lets it finish as it does when a service manager stops it; kills it when that takes more than 30 s. */
	async stop(): Promise<void> {
		await this.end(this.options.stopSignal ?? 'SIGTERM', STOP_TIMEOUT);
	}

	/** Kills it and every process it started on the spot, as a crash or a power cut would. */
	async kill(): Promise<void> {
		await this.end('SIGKILL', 0);
	}

	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** The last lines that it printed. */
	logTail(lines = 30): string {
		if (!existsSync(this.options.log)) return '(no log)';
		return readFileSync(this.options.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
	}

	private async end(signal: NodeJS.Signals, patience: number): Promise<void> {
		const child = this.child;
		this.child = undefined;
		if (child?.pid === undefined) return;
		const group = -child.pid;
		const ended = hasEnded(child)
			? Promise.resolve()
			: new Promise<void>((resolve) => child.once('exit', () => resolve()));
		if (!hasEnded(child) && signal !== 'SIGKILL') {
			child.kill(signal);
			await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
		}
		killGroup(group);
		await ended;
	}
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null;
}

function killGroup(group: number): void {
	try {
		process.kill(group, 'SIGKILL');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

// Both the health check and a first answer of the REST API come earlier than the REST API itself.
async function restAnswers(url: string): Promise<boolean> {
	try {
		const { data } = await axios.get<unknown>(`${url}/rest/settings`, { proxy: false, timeout: 5_000 });
		return typeof data === 'object' && JSON.stringify(data).includes('"userManagement"');
	} catch {
		return false;
	}
}
