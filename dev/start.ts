import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { n8nEnvironment } from '../test/e2e/support/environment';
import { installN8n } from '../test/e2e/support/host';
import { freePorts, isFree } from '../test/e2e/support/ports';
import { RestClient } from '../test/e2e/support/rest';
import { Server } from '../test/e2e/support/server';
import { startQueueMode } from '../test/queue/support/queueMode';
import { answerFromInbox } from './answerFromInbox';
import { sandboxChoices } from './choices';
import { installBuild, packBuild, watchBuild } from './installBuild';
import type { DevOptions } from './options';
import { importExamples, saveCredentials, signIn } from './prepare';
import { credentialsFor, startServices, type Services } from './services';
import { welcome } from './welcome';

const FIRST_SANDBOX_PORT = 4010;

/** What is running, in the order in which it was started. */
export type Running = Array<{ close: () => Promise<void> }>;

/**
 * Starts the sandboxes and n8n with the nodes, credentials and examples in place, and gives what to tell the user. Puts what
 * it starts into `running` at once, so that it can be stopped at any moment. Throws with what to do when the port is taken.
 */
export async function startDev(options: DevOptions, running: Running, report: (line: string) => void): Promise<string> {
	const { port, folder, fresh, watch } = options;
	if (!(await isFree(port))) {
		throw new Error(
			`Port ${port} is taken. Stop what uses it, or choose another one: npm run dev -- --port ${port + 1}`,
		);
	}
	if (fresh) rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	if (options.queue) return await startDevQueue(options, running, report);
	const host = await installN8n(report);
	const services = await startServices({ script: answerFromInbox, firstPort: FIRST_SANDBOX_PORT });
	running.push(services);
	await installBuild(folder, host, report);

	report(`Starting n8n ${host.version}`);
	const url = `http://127.0.0.1:${port}`;
	const [broker = 0] = await freePorts(1);
	const env = { ...n8nEnvironment(host, folder, { http: port, broker }), N8N_DEV_RELOAD: String(watch) };
	const log = join(folder, 'n8n.log');
	const server = new Server({ env, url, cwd: folder, log });
	running.push({ close: async () => await server.stop() });
	await server.start();

	const rest = new RestClient(url);
	await signIn(rest);
	const contents = await fill(rest, services);
	if (watch) {
		const build = watchBuild(folder);
		running.push({ close: async () => void build.kill() });
	}
	return welcome({ url, log, services, ...contents });
}

/** Saves credentials and examples in an n8n. */
async function fill(rest: RestClient, services: Services) {
	const credentials = await saveCredentials(rest, credentialsFor(services));
	return { credentials, examples: await importExamples(rest, credentials, (file) => sandboxChoices(file, services)) };
}

/** The same with n8n in queue mode, which begins empty. */
async function startDevQueue(
	{ port, folder }: DevOptions,
	running: Running,
	report: (line: string) => void,
): Promise<string> {
	const services = await startServices({ script: answerFromInbox, firstPort: FIRST_SANDBOX_PORT });
	running.push(services);
	report('Building the nodes');
	const tarball = await packBuild();
	running.push({ close: async () => rmSync(dirname(tarball), { recursive: true, force: true }) });
	report('Starting Redis, PostgreSQL and five processes of n8n');
	const logs = join(folder, 'queue');
	const { rest, url, webhooks, workers, main } = await startQueueMode({
		logs,
		port,
		tarball: async () => tarball,
		started: (n8n) => running.push(n8n),
	});
	const parts = [main, ...webhooks, ...workers].map((part) => `${part.name} (port ${part.port})`).join(', ');
	report(`Behind the address below: ${parts}, Redis and PostgreSQL`);
	return welcome({ url, log: logs, services, ...(await fill(rest, services)) });
}
