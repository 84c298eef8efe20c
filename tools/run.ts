import { spawn } from 'node:child_process';

export interface Ended {
	code: number;
	output: string;
}

/** npm tells its scripts which package they belong to; a command for another folder must not hear of it. */
const belongsToThisPackage = /^npm_(config_local_prefix|package_|lifecycle_)/;

/** Runs a command without input and gives all that it printed. */
export async function run(command: string, args: string[], cwd: string): Promise<Ended> {
	const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !belongsToThisPackage.test(name)));
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
		const printed: Buffer[] = [];
		child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
		child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
		child.on('error', reject);
		child.on('close', (code) => {
			resolve({ code: code ?? 1, output: Buffer.concat(printed).toString() });
		});
	});
}
