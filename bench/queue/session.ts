import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IRunExecutionData } from 'n8n-workflow';
import { startChatwoot, type ChatwootSandbox } from '../../sandbox';
import type { Credential, SavedWorkflow } from '../../test/e2e/support/rest';
import { startQueueMode, type QueueMode } from '../../test/queue/support/queueMode';
import type { ServerCommand } from '../speed/workers/server';
import { Child } from '../support/child';

/** n8n in queue mode beside a server that answers like Respondent's API. */
export interface Session {
	n8n: QueueMode;
	credential: Credential;
	/** From now on the server answers after so many milliseconds. */
	setDelay: (delay: number) => Promise<void>;
	close: () => Promise<void>;
}

const root = join(__dirname, '../..');

/** Starts n8n with so many workers, each of which runs `concurrency` executions at once, and the server in a process of its own. */
export async function startSession(name: string, workers: number, concurrency: number): Promise<Session> {
	const server = Child.start(join(__dirname, '../speed/workers/server.ts'));
	const { url } = await server.answer<{ url: string }>();
	const logs = join(root, 'artifacts', 'bench', 'queue', name);
	const n8n = await startQueueMode({ logs, workers, concurrency }).catch(async (error: unknown) => {
		await server.stop();
		throw error;
	});
	const data = { environment: 'custom', baseUrl: url, apiKey: 'key-of-the-bench', apiSecret: 'secret-of-the-bench' };
	const credential = await n8n.rest.createCredential({ name: 'Bench', type: 'respondentApi', data });
	return {
		n8n,
		credential,
		setDelay: async (delay) => {
			await server.ask({ reset: { records: 0, delay } } satisfies ServerCommand);
		},
		close: async () => {
			await n8n.close();
			await server.stop();
		},
	};
}

/** When an execution began and ended, and when n8n had saved it: milliseconds since the epoch. */
export interface Times {
	startedAt: number;
	stoppedAt: number;
	savedAt: number;
}

/** Waits until n8n has saved these executions. Throws when one of them did not end well. */
export async function saved({ sql }: QueueMode, ids: string[]): Promise<Times[]> {
	const savedAt = new Map<string, number>();
	for (;;) {
		const rows = await sql(
			`select id, status, extract(epoch from "startedAt") * 1000, extract(epoch from "stoppedAt") * 1000
			from execution_entity where id in (${ids.join(', ')}) and status not in ('new', 'running') order by id`,
		);
		const ended = rows === '' ? [] : rows.split('\n').map((row) => row.split('|'));
		for (const [id = '', status] of ended) {
			if (status !== 'success') throw new Error(`Execution ${id} ended with the status ${status}`);
			if (!savedAt.has(id)) savedAt.set(id, Date.now());
		}
		if (ended.length === ids.length) {
			return ended.map(([id = '', , startedAt, stoppedAt]) => ({
				startedAt: Number(startedAt),
				stoppedAt: Number(stoppedAt),
				savedAt: savedAt.get(id) ?? 0,
			}));
		}
		await sleep(100);
	}
}

/** A run of a node in an execution. Times in milliseconds; `startTime` since the epoch. */
export interface NodeRun {
	startTime: number;
	executionTime: number;
}

/** The runs of each node of an execution, from n8n's database: the REST API does not give executions of this size. */
export async function nodeRuns({ sql }: QueueMode, id: string): Promise<Record<string, NodeRun[]>> {
	const { parse } = await import('flatted');
	const { resultData } = parse(
		await sql(`select data from execution_data where "executionId" = ${id}`),
	) as IRunExecutionData;
	return resultData.runData;
}

/** Starts a workflow so many times at once, and gives the IDs of the executions. */
export async function startAll({ rest }: QueueMode, workflow: SavedWorkflow, count: number): Promise<string[]> {
	return await Promise.all(Array.from({ length: count }, async () => await rest.startWorkflow(workflow, 'Start')));
}

/** Starts a sandbox of Chatwoot, and saves a credential that leads there. */
export async function withChatwoot({
	rest,
}: QueueMode): Promise<{ chatwoot: ChatwootSandbox; credential: Credential }> {
	const chatwoot = await startChatwoot();
	const { accountId, accessToken } = chatwoot.credentials;
	const data = { baseUrl: chatwoot.url, accountId, accessToken };
	return { chatwoot, credential: await rest.createCredential({ name: 'Chatwoot', type: 'chatwootApi', data }) };
}
