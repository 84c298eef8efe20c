import { chmodSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { run, runOrThrow } from '../../e2e/support/command';
import { Server } from '../../e2e/support/server';
import { unprivileged, type Programs } from './debian';

/** A database server on loopback. */
export interface Store {
	port: number;
	server: Server;
}

interface Place {
	port: number;
	/** A folder of its own, for data and log. */
	folder: string;
	log: string;
}

/** The database of n8n, and its user; connections from loopback need no password. */
export const DATABASE = { name: 'n8n', user: 'n8n' };

/** Starts a Redis that keeps what it holds over a restart, as a Redis for n8n's queue should. */
export async function startRedis({ redisServer }: Programs, { port, folder, log }: Place): Promise<Store> {
	mkdirSync(folder, { recursive: true });
	const options = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'yes' };
	const server = new Server({
		command: [redisServer, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])],
		env: process.env,
		url: `127.0.0.1:${port}`,
		isReady: async () => (await answerTo(port, 'PING\r\n')).startsWith('+PONG'),
		cwd: folder,
		log,
	});
	await server.start();
	return { port, server };
}

/** Starts a PostgreSQL with an empty database for n8n. `folder` becomes the property of the user that runs it. */
export async function startPostgres({ postgresFolder }: Programs, { port, folder, log }: Place): Promise<Store> {
	const data = join(folder, 'data');
	mkdirSync(data, { recursive: true });
	const program = (name: string) => join(postgresFolder, name);
	const asPostgres = async (command: string[]) => {
		const [file = '', ...args] = await unprivileged(command);
		await runOrThrow(file, args, { cwd: '/' });
	};
	if (process.getuid?.() === 0) await runOrThrow('chown', ['-R', 'postgres:postgres', folder], { cwd: '/' });
	else chmodSync(data, 0o700);
	await asPostgres([program('initdb'), '-D', data, '-A', 'trust', '-U', DATABASE.user, '-E', 'UTF8', '--no-sync']);
	const settings = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: folder,
		max_connections: 200,
		// Nothing here has to survive a power cut, and a disk that others use makes a shutdown slow.
		fsync: 'off',
	};
	const server = new Server({
		command: await unprivileged([
			program('postgres'),
			'-D',
			data,
			...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
		]),
		env: process.env,
		url: `127.0.0.1:${port}`,
		isReady: async () => (await runSql(postgresFolder, port, 'select 1', 'template1')).exitCode === 0,
		// A fast shutdown: it does not wait until the clients are gone.
		stopSignal: 'SIGINT',
		cwd: '/',
		log,
	});
	await server.start();
	const made = await runSql(postgresFolder, port, `create database ${DATABASE.name}`, 'template1');
	if (made.exitCode !== 0) throw new Error(`The database could not be made: ${made.stderr}`);
	return { port, server };
}

async function runSql(folder: string, port: number, sql: string, database: string) {
	const args = ['-h', '127.0.0.1', '-p', String(port), '-U', DATABASE.user, '-d', database, '-Atc', sql];
	return await run(join(folder, 'psql'), args, { cwd: '/' });
}

/** Runs one statement in n8n's database and gives what it printed: a line per row, columns divided by `|`. Throws when it fails. */
export async function sql({ postgresFolder }: Programs, { port }: Store, statement: string): Promise<string> {
	const { exitCode, stdout, stderr } = await runSql(postgresFolder, port, statement, DATABASE.name);
	if (exitCode !== 0) throw new Error(`${statement}: ${stderr}`);
	return stdout.trim();
}

async function answerTo(port: number, request: string): Promise<string> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write(request));
		socket.setTimeout(2000, () => socket.destroy());
		socket.once('data', (data) => {
			socket.end();
			resolve(data.toString());
		});
		socket.once('close', () => resolve(''));
		socket.once('error', () => resolve(''));
	});
}
