import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleFiles, readExample } from '../../dev/exampleFiles';
import { Editor } from './support/editor';
import { root } from './support/paths';
import { freePorts, isFree } from './support/ports';
import { RestClient, type SavedWorkflow } from './support/rest';
import { waitFor } from './support/waitFor';

const folder = mkdtempSync(join(tmpdir(), 'n8n-conversations-dev-'));
let port: number;
let dev: Dev | undefined;

/** `npm run dev` as somebody's terminal runs it: a process group of its own. */
class Dev {
	printed = '';
	private readonly child: ChildProcess;
	private readonly ended: Promise<number | null>;

	constructor(...args: string[]) {
		const all = ['run', 'dev', '--', '--port', String(port), '--folder', folder, ...args];
		this.child = spawn('npm', all, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
		this.ended = new Promise((resolve) => this.child.once('close', resolve));
		for (const output of [this.child.stdout, this.child.stderr])
			output?.setEncoding('utf8').on('data', (text: string) => (this.printed += text));
	}

	/** What it prints when all is ready. */
	async ready(): Promise<string> {
		const look = async () => {
			if (this.hasEnded) throw new Error(`npm run dev has ended:\n${this.printed}`);
			return this.printed.includes('Stop with Ctrl+C.') ? this.printed : undefined;
		};
		return await waitFor(look, { what: `the welcome, after:\n${this.printed}`, timeout: 10 * 60_000 });
	}

	/** Presses Ctrl-C: the whole group gets the signal. Or sends it to npm alone, as a service manager does. */
	async stop(signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
		const pid = this.child.pid ?? 0;
		process.kill(signal === 'SIGINT' ? -pid : pid, signal);
		await waitFor(async () => (this.hasEnded ? true : undefined), { what: `the end of npm run dev after ${signal}` });
	}

	/** Waits until it ends of its own accord, and gives its exit code. */
	async end(): Promise<number | null> {
		return await this.ended;
	}

	kill(): void {
		if (!this.hasEnded) process.kill(-(this.child.pid ?? 0), 'SIGKILL');
	}

	private get hasEnded(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}
}

/** Every process that works on our folder: what n8n starts inherits its environment. */
function processes(): string[] {
	return readdirSync('/proc').filter((pid) => {
		if (!/^\d+$/.test(pid) || pid === String(process.pid)) return false;
		try {
			return [`/proc/${pid}/environ`, `/proc/${pid}/cmdline`].some((file) =>
				readFileSync(file, 'utf8').includes(folder),
			);
		} catch {
			return false; // it ended while we looked
		}
	});
}

/** Waits until no process is left and the port is free; that may take a moment after a process has ended. */
async function nothingLeft(): Promise<void> {
	const look = async () => (processes().length === 0 && (await isFree(port)) ? true : undefined);
	await waitFor(look, { what: 'the end of all processes' });
}

/** Signs in with what was printed. */
async function signedIn(printed: string): Promise<RestClient> {
	const [, url = ''] = /n8n is ready: (\S+)/.exec(printed) ?? [];
	const [, emailOrLdapLoginId = ''] = /E-mail +(\S+)/.exec(printed) ?? [];
	const [, password = ''] = /Password +(\S+)/.exec(printed) ?? [];
	const rest = new RestClient(url);
	await rest.logIn({ emailOrLdapLoginId, password });
	return rest;
}

async function names(rest: RestClient, path: string): Promise<string[]> {
	const { data } = await rest.http.get<{ data: Array<{ name: string }> }>(path);
	return data.data.map(({ name }) => name).sort();
}

async function outreachOf(rest: RestClient): Promise<SavedWorkflow> {
	const { data } = await rest.http.get<{ data: SavedWorkflow[] }>('/rest/workflows');
	const listed = data.data.find(({ name }) => name === readExample('outreach.json').name);
	return (await rest.http.get<{ data: SavedWorkflow }>(`/rest/workflows/${listed?.id}`)).data.data;
}

beforeAll(async () => {
	[port = 0] = await freePorts(1);
});
afterEach(() => dev?.kill());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run dev', () => {
	it('opens an n8n in which the examples run at once, and leaves no process behind on Ctrl-C', async () => {
		dev = new Dev();
		const rest = await signedIn(await dev.ready());

		expect(await names(rest, '/rest/workflows')).toEqual(exampleFiles.map((file) => readExample(file).name).sort());
		const credentials = await names(rest, '/rest/credentials');
		expect(credentials.filter((name) => name.includes('sandbox'))).toHaveLength(4);
		const run = await rest.runWorkflow(await outreachOf(rest), 'Start');
		expect(run).toMatchObject({ status: 'success', error: undefined });
		expect(run.rows('Send Message')).toHaveLength(23);
		expect(run.rows('Status per Row')).toHaveLength(25);
		expect(processes().length).toBeGreaterThan(3);

		await dev.stop('SIGINT');
		await nothingLeft();
	});

	it('finds at the next start what was there, shows it in the editor, and stops on SIGTERM as well', async () => {
		dev = new Dev();
		const printed = await dev.ready();
		expect(printed).not.toContain('Building');
		const rest = await signedIn(printed);
		expect(await names(rest, '/rest/workflows')).toHaveLength(exampleFiles.length);
		expect(new Set(await names(rest, '/rest/credentials')).size).toBe(5);

		const editor = await Editor.open(`http://127.0.0.1:${port}`);
		await editor.openWorkflow(await outreachOf(rest));
		await editor.executeWorkflow();
		await editor.screenshot('dev-outreach');
		await editor.close();

		await dev.stop('SIGTERM');
		await nothingLeft();
	});

	it('says what to do when the port is taken, and starts nothing', async () => {
		const other: Server = createServer();
		await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
		try {
			dev = new Dev();
			expect(await dev.end()).toBe(1);
			expect(dev.printed).toContain(
				`Port ${port} is taken. Stop what uses it, or choose another one: npm run dev -- --port ${port + 1}`,
			);
		} finally {
			await new Promise((resolve) => other.close(resolve));
		}
		await nothingLeft();
	});
});
