import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { buildFolder } from './build';

/** Milliseconds after which a child that does not answer is given up. */
const LONGEST = 5 * 60_000;

/** A process of its own that answers one message at a time. */
export class Child {
	private constructor(private readonly process: ChildProcess) {}

	/** Starts a compiled program of bench/speed/workers. */
	static start(program: string): Child {
		const file = join(buildFolder, 'bench', 'speed', 'workers', `${program}.js`);
		return new Child(fork(file, { execArgv: ['--expose-gc'] }));
	}

	/** Sends a message and gives the answer to it; throws when it is an error, or when there is none. */
	async ask<T extends object>(message: object): Promise<T> {
		const answer = this.answer<T>();
		this.process.send(message);
		return await answer;
	}

	/** The next thing that the child says. */
	async answer<T extends object>(): Promise<T> {
		const { process: child } = this;
		return await new Promise<T>((resolve, reject) => {
			const settle = (error?: Error, said?: T) => {
				clearTimeout(overdue);
				child.off('message', onMessage).off('exit', onExit);
				if (said) resolve(said);
				else reject(error ?? new Error('A process said nothing'));
			};
			const onMessage = (said: object) => {
				const error: unknown = Reflect.get(said, 'error');
				if (typeof error === 'string') settle(new Error(error));
				else settle(undefined, said as T);
			};
			const onExit = (code: number | null) => settle(new Error(`A process ended with ${code ?? 'a signal'}`));
			const overdue = setTimeout(() => settle(new Error(`A process did not answer within ${LONGEST} ms`)), LONGEST);
			child.on('message', onMessage).on('exit', onExit);
		});
	}

	/** Lets the process end by itself. */
	async stop(): Promise<void> {
		const { process: child } = this;
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		if (child.connected) child.disconnect();
		const overdue = setTimeout(() => child.kill('SIGKILL'), 5000);
		await ended;
		clearTimeout(overdue);
	}
}
