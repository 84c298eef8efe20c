import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cli } from './cli';
import { filesFolder, n8nEnvironment } from './environment';
import { installN8n } from './host';
import { installCopy, packPackage } from './packed';
import { artifacts } from './paths';
import { freePorts } from './ports';
import { RestClient } from './rest';
import { Server } from './server';

/** A running n8n with the packed package installed and its owner signed in. */
export interface Instance {
	url: string;
	server: Server;
	rest: RestClient;
	cli: Cli;
	/** Puts a file where workflows may read it, and gives its path. */
	writeFile(name: string, content: string): string;
	/** Stops n8n and removes everything it wrote, except its log. */
	close(): Promise<void>;
}

/** Starts an n8n of its own; `name` is that of its log, which goes into `folder`. The first one ever takes minutes, others 15 s. */
export async function startInstance(name: string, folder = artifacts): Promise<Instance> {
	const host = await installN8n((line) => process.stderr.write(`${line}\n`));
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-conversations-e2e-'));
	const [http = 0, broker = 0, cliBroker = 0] = await freePorts(3);
	const url = `http://127.0.0.1:${http}`;
	const env = n8nEnvironment(host, userFolder, { http, broker });
	const log = join(folder, `${name}.log`);
	rmSync(log, { force: true });
	const server = new Server({ env, url, cwd: userFolder, log });
	const rest = new RestClient(url);
	const close = async () => {
		await server.stop();
		rmSync(userFolder, { recursive: true, force: true });
	};
	try {
		await installCopy(userFolder, await tarball(), host);
		await server.start();
		await rest.setUpOwner();
	} catch (error) {
		await close();
		throw error;
	}
	return {
		url,
		server,
		rest,
		cli: new Cli({ ...env, N8N_RUNNERS_BROKER_PORT: String(cliBroker) }, userFolder),
		writeFile: (fileName, content) => {
			const folder = filesFolder(userFolder);
			mkdirSync(folder, { recursive: true });
			writeFileSync(join(folder, fileName), content);
			return join(folder, fileName);
		},
		close,
	};
}

// Test files share one tarball: what `npm run test:e2e` packed, or else what this process packs.
async function tarball(): Promise<string> {
	return (process.env.E2E_TARBALL ??= await packPackage());
}
