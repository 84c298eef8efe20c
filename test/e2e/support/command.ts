import { spawn } from 'node:child_process';

export interface CommandResult {
	exitCode: number;
	stdout: string;
	stderr: string;
}

export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Milliseconds after which the command is killed; none by default. */
	timeout?: number;
}

/** Runs a program to its end and gives its exit code (-1 when killed by a signal) and what it printed. Throws when it cannot be started. */
export async function run(
	file: string,
	args: string[],
	{ cwd, env = process.env, timeout }: CommandOptions,
): Promise<CommandResult> {
	return await new Promise((resolve, reject) => {
		const child = spawn(file, args, { cwd, env, timeout, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'] });
		const result: CommandResult = { exitCode: -1, stdout: '', stderr: '' };
		child.stdout.setEncoding('utf8').on('data', (text: string) => (result.stdout += text));
		child.stderr.setEncoding('utf8').on('data', (text: string) => (result.stderr += text));
		child.on('error', reject);
		child.on('close', (code) => resolve({ ...result, exitCode: code ?? -1 }));
	});
}

/** Like {@link run}, and throws with the end of what was printed when the exit code is not 0. */
export async function runOrThrow(file: string, args: string[], options: CommandOptions): Promise<CommandResult> {
	const result = await run(file, args, options);
	if (result.exitCode === 0) return result;
	const printed = `${result.stdout}\n${result.stderr}`.trim().slice(-4000);
	throw new Error(`\`${[file, ...args].join(' ')}\` ended with exit code ${result.exitCode}:\n${printed}`);
}
