import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axios from 'axios';
import { n8nEnvironment } from '../../e2e/support/environment';
import { installN8n, type Host } from '../../e2e/support/host';
import { installCopy, packPackage } from '../../e2e/support/packed';
import { root } from '../../e2e/support/paths';
import { freePorts } from '../../e2e/support/ports';
import { RestClient } from '../../e2e/support/rest';
import { Server } from '../../e2e/support/server';
import { waitFor } from '../../e2e/support/waitFor';
import { queuePrograms } from './debian';
import { startProxy, type Proxy } from './proxy';
import { queueSettings, roleSettings, type Role } from './settings';
import { sql, startPostgres, startRedis, type Store } from './stores';

/** One n8n process of the set-up, with a user folder of its own, as in a container. */
export interface Process {
	name: string;
	role: Role;
	port: number;
	server: Server;
}

/** n8n in queue mode: Redis, PostgreSQL, a main process, webhook processors and workers behind a proxy. */
export interface QueueMode {
	/** The address of the proxy, under which everybody reaches n8n. */
	url: string;
	rest: RestClient;
	proxy: Proxy;
	redis: Store;
	postgres: Store;
	main: Process;
	webhooks: Process[];
	workers: Process[];
	/** Starts a further worker, which takes jobs as soon as this resolves. */
	addWorker: () => Promise<Process>;
	/** Runs a statement in n8n's database. */
	sql: (statement: string) => Promise<string>;
	/** Puts a file where workflows may read it, on every process, and gives its path. */
	writeFile: (name: string, content: Buffer | string) => string;
	/** Waits until there is an address, and a webhook processor refuses there what nobody has signed. Gives the address. */
	untilListening: (address: () => string | undefined) => Promise<string>;
	/** The worker that took an execution, by its log; undefined while none has. */
	workerOf: (executionId: string) => Process | undefined;
	/** Waits until the main process answers and has found its databases again. */
	untilReady: () => Promise<void>;
	/** Stops everything, the processes of n8n first, and removes what they wrote, except their logs. */
	close: () => Promise<void>;
}

export interface QueueModeOptions {
	/** Where the logs go, a file for each process. */
	logs: string;
	workers?: number;
	webhooks?: number;
	/** Executions that a worker runs at once; n8n's default is 10. */
	concurrency?: number;
	/** The port of the proxy; any free one by default. */
	port?: number;
	/** Gives the packed package; by default `npm pack` makes it. */
	tarball?: () => Promise<string>;
	/** Is given what there is to stop, as soon as it runs. */
	started?: (server: { close: () => Promise<void> }) => void;
}

/** The logs of the tests. */
export const queueArtifacts = join(root, 'artifacts', 'queue');

/**
 * Starts n8n in queue mode on loopback, with ports of its own, the packed package in each process, and its owner signed in. Takes half a
 * minute when n8n is installed already. Throws when Redis or PostgreSQL is missing and cannot be installed.
 */
export async function startQueueMode(options: QueueModeOptions): Promise<QueueMode> {
	const { logs, workers: workerCount = 2, webhooks: webhookCount = 2, concurrency = 10 } = options;
	const host = await installN8n((line) => process.stderr.write(`${line}\n`));
	const programs = await queuePrograms();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-conversations-queue-'));
	// PostgreSQL runs as another user, who has to get through to its data.
	chmodSync(folder, 0o711);
	mkdirSync(logs, { recursive: true });
	const files = join(folder, 'files');
	mkdirSync(files, { recursive: true });
	const running: Array<{ close: () => Promise<void> }> = [];
	const close = async () => {
		for (const each of running.splice(0).reverse()) await each.close();
		rmSync(folder, { recursive: true, force: true });
	};
	const track = <T>(it: T, stop: () => Promise<void>): T => {
		running.push({ close: stop });
		return it;
	};
	options.started?.({ close });
	const place = (name: string, port: number) => {
		const log = join(logs, `${name}.log`);
		rmSync(log, { force: true });
		return { port, folder: join(folder, name), log };
	};
	try {
		const [redisPort = 0, postgresPort = 0] = await freePorts(2);
		const redis = await startRedis(programs, place('redis', redisPort));
		track(redis, async () => await redis.server.stop());
		const postgres = await startPostgres(programs, place('postgres', postgresPort));
		track(postgres, async () => await postgres.server.stop());
		const processes: Process[] = [];
		const ofRole = (role: Role) => processes.filter((each) => each.role === role);
		const proxy = await startProxy(
			() => ({ main: ofRole('main')[0]?.port ?? 0, webhooks: ofRole('webhook').map(({ port }) => port) }),
			options.port,
		);
		track(proxy, proxy.close);

		const shared = {
			...queueSettings({
				redis: { host: '127.0.0.1', port: redis.port },
				postgres: { host: '127.0.0.1', port: postgres.port, password: '' },
				publicUrl: proxy.url,
			}),
			N8N_RESTRICT_FILE_ACCESS_TO: files,
		};
		const tarball = await (options.tarball ?? packPackage)();
		const prepare = async (role: Role): Promise<Process> => {
			const name = role === 'main' ? role : `${role}-${ofRole(role).length + 1}`;
			const [port = 0, broker = 0] = await freePorts(2);
			const { folder: userFolder, log } = place(name, port);
			const command = ['n8n', role === 'main' ? 'start' : role];
			if (role === 'worker') command.push(`--concurrency=${concurrency}`);
			const url = `http://127.0.0.1:${port}`;
			const env = { ...environmentOf(host, role, { userFolder, port, broker }), ...shared };
			const isReady = role === 'main' ? undefined : async () => await answersReady(url);
			const server = new Server({ command, env, url, cwd: userFolder, log, ...(isReady && { isReady }) });
			const process: Process = { name, role, port, server };
			processes.push(process);
			track(process, async () => await server.stop());
			await installCopy(userFolder, tarball, host);
			return process;
		};

		const main = await prepare('main');
		await main.server.start();
		// The others look for the tables that the main process has made.
		const others: Process[] = [];
		for (let count = 0; count < webhookCount; count++) others.push(await prepare('webhook'));
		for (let count = 0; count < workerCount; count++) others.push(await prepare('worker'));
		await Promise.all(others.map(async ({ server }) => await server.start()));
		const rest = new RestClient(proxy.url);
		await rest.setUpOwner();
		return {
			url: proxy.url,
			rest,
			proxy,
			redis,
			postgres,
			main,
			webhooks: ofRole('webhook'),
			get workers() {
				return ofRole('worker');
			},
			addWorker: async () => {
				const worker = await prepare('worker');
				await worker.server.start();
				return worker;
			},
			sql: async (statement) => await sql(programs, postgres, statement),
			writeFile: (name, content) => {
				writeFileSync(join(files, name), content);
				return join(files, name);
			},
			untilReady: async () => {
				const look = async () => (await answersReady(`http://127.0.0.1:${main.port}`)) || undefined;
				await waitFor(look, { what: 'the main process', timeout: 120_000, interval: 200 });
			},
			untilListening: async (address) => {
				const listens = async () => {
					const url = address();
					if (url === undefined) return undefined;
					const { status } = await rest.http.post(url, {}, { validateStatus: () => true });
					return status === 401 ? url : undefined;
				};
				return await waitFor(listens, { what: 'a trigger that listens' });
			},
			workerOf: (id) =>
				ofRole('worker').find(({ server }) => server.logTail(Infinity).includes(`Worker started execution ${id} (`)),
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

function environmentOf(
	host: Host,
	role: Role,
	{ userFolder, port, broker }: { userFolder: string; port: number; broker: number },
): NodeJS.ProcessEnv {
	const env = { ...n8nEnvironment(host, userFolder, { http: port, broker }), ...roleSettings[role] };
	// A worker listens for nothing but questions about its health.
	return role === 'worker'
		? { ...env, QUEUE_HEALTH_CHECK_PORT: String(port), N8N_WORKER_SERVER_ADDRESS: '127.0.0.1' }
		: env;
}

async function answersReady(url: string): Promise<boolean> {
	try {
		await axios.get(`${url}/healthz/readiness`, { proxy: false, timeout: 5_000 });
		return true;
	} catch {
		return false;
	}
}
