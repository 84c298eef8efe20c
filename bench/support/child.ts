import { fork, type ChildProcess } from 'node:child_process';

/** How long `Child.ask` waits, and what it does meanwhile. */
interface AskOptions {
	/** Milliseconds after which the child is killed; default five minutes. */
	timeoutMs?: number;
	/** Receives the messages `{ progress }` that the child sends before its answer. */
	onProgress?: (progress: number) => void;
}

const DEFAULT_TIMEOUT_MS = 5 * 60_000;
const STOP_TIMEOUT_MS = 5000;

/** A child process that answers one message at a time. */
export class Child {
	private constructor(private readonly process: ChildProcess) {}

	/** Starts a program. `execArgv`: options for Node; default those of this process. */
	static start(file: string, execArgv = process.execArgv): Child {
		return new Child(fork(file, { execArgv }));
	}

	/** Sends a message and gives the answer. Throws as `answer` does. */
	async ask<T extends object>(message: object, options?: AskOptions): Promise<T> {
		const answer = this.answer<T>(options);
		this.process.send(message);
		return await answer;
	}

	/**
	 * The next message of the child that reports no progress. Throws when it is `{ error }`, when the child exits before, and
	 * when it takes longer than the timeout.
	 */
	async answer<T extends object>({ timeoutMs = DEFAULT_TIMEOUT_MS, onProgress }: AskOptions = {}): Promise<T> {
		const { process: child } = this;
		return await new Promise<T>((resolve, reject) => {
			const settle = (end: () => void) => {
				clearTimeout(timer);
				child.off('message', onMessage).off('exit', onExit);
				end();
			};
			const fail = (reason: string) => settle(() => reject(new Error(reason)));
			const onMessage = (message: object) => {
				if ('progress' in message) return onProgress?.(Number(message.progress));
				if ('error' in message) return fail(String(message.error));
				settle(() => resolve(message as T));
			};
			const onExit = (code: number | null) => fail(`A child process ended with ${code ?? 'a signal'}`);
			const timer = setTimeout(() => {
				fail(`A child process did not answer within ${timeoutMs / 1000} s`);
				child.kill();
			}, timeoutMs);
			child.on('message', onMessage).on('exit', onExit);
		});
	}

	/** Asks the child to exit by closing its channel, and kills it when it has not done so after five seconds. */
	async stop(): Promise<void> {
		const { process: child } = this;
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		if (child.connected) child.disconnect();
		const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
		await ended;
		clearTimeout(timer);
	}
}
