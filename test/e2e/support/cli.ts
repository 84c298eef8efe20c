import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IRunExecutionData } from 'n8n-workflow';
import { run, runOrThrow } from './command';
import { executionOf, type Execution } from './execution';
import type { Credential } from './rest';
import type { WorkflowSketch } from './workflow';

/** n8n's command line on a user folder; a server may be running on it, if the task broker's port differs. */
export class Cli {
	constructor(
		private readonly env: NodeJS.ProcessEnv,
		private readonly userFolder: string,
	) {}

	async importCredential(credential: Credential): Promise<void> {
		await this.import('credentials', credential);
	}

	async importWorkflow(sketch: WorkflowSketch & { id: string }): Promise<void> {
		await this.import('workflow', { active: false, ...sketch });
	}

	/** Runs a workflow to its end; exit code 0 means that no node failed. */
	async execute(id: string): Promise<{ exitCode: number; execution: Execution }> {
		const args = ['execute', `--id=${id}`, '--rawOutput'];
		const { exitCode, stdout } = await run('n8n', args, { cwd: this.userFolder, env: this.env, timeout: 120_000 });
		const result = /^\{$.*?^\}$/ms.exec(stdout)?.[0];
		if (result === undefined)
			throw new Error(`\`n8n ${args.join(' ')}\` ended with exit code ${exitCode} and printed no result:\n${stdout}`);
		const { data } = JSON.parse(result) as { data: IRunExecutionData };
		return { exitCode, execution: executionOf(id, exitCode === 0 ? 'success' : 'error', data) };
	}

	private async import(kind: 'credentials' | 'workflow', record: object): Promise<void> {
		const file = join(this.userFolder, `${randomUUID()}.json`);
		writeFileSync(file, JSON.stringify([record]));
		try {
			await runOrThrow('n8n', [`import:${kind}`, `--input=${file}`], { cwd: this.userFolder, env: this.env });
		} finally {
			rmSync(file);
		}
	}
}
