import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cli = join(__dirname, '..', '..', '..', 'sandbox', 'cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'tokens-'));
const running: ChildProcess[] = [];
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the command. `output` is what it has printed so far; `ended` resolves with its exit code. */
function start(...args: string[]) {
	const child = spawn(process.execPath, ['--import', 'tsx', cli, ...args]);
	running.push(child);
	const run = { child, output: '', ended: new Promise<number | null>((resolve) => child.once('close', resolve)) };
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (run.output += String(chunk)));
	return run;
}

async function said(run: { output: string; child: ChildProcess }, text: string): Promise<void> {
	while (!run.output.includes(text)) {
		if (run.child.exitCode !== null) throw new Error(`It ended with: ${run.output}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

it.each(['SIGINT', 'SIGTERM'] as const)('says how to use it, serves, and stops on %s', async (signal) => {
	const run = start('--port', '0');
	await said(run, 'Stop with');
	const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output) ?? [''];
	expect(run.output).toMatch(
		/Custom URL[\s\S]*API Key +(\S+)[\s\S]*3 projects, 60 screener responses, 40 conversations, 400 messages/,
	);
	const key = /API Key +(\S+)/.exec(run.output)?.[1] ?? '';
	const secret = /API Secret +(\S+)/.exec(run.output)?.[1] ?? '';
	const answer = await fetch(`${url}/v1/projects`, { headers: { 'x-api-key': key, 'x-api-secret': secret } });
	expect(answer.status).toBe(200);
	run.child.kill(signal);
	expect(await run.ended).toBe(0);
});

it('serves Chatwoot when asked to', async () => {
	const run = start('chatwoot', '--port', '0');
	await said(run, 'Stop with');
	const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output) ?? [''];
	const token = /Access Token +(\S+)/.exec(run.output)?.[1] ?? '';
	const answer = await fetch(`${url}/api/v1/accounts/1/inboxes`, { headers: { 'Api-Access-Token': token } });
	expect(answer.status).toBe(200);
});

it('prints the tokens of three Chatwoot users, and starts without data as the version that is asked for', async () => {
	const file = join(folder, 'tokens.json');
	const run = start('chatwoot', '--port', '0', '--empty', '--server-version', '4.8', '--tokens-file', file);
	await said(run, 'Stop with');
	const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output) ?? [''];
	const tokens = JSON.parse(/All as JSON +(\{.*\})/.exec(run.output)?.[1] ?? '') as Record<string, string>;
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(tokens);
	const get = async <T>(path: string, who: string) => {
		const answer = await fetch(`${url}${path}`, { headers: { 'Api-Access-Token': tokens[who] ?? '' } });
		return (await answer.json()) as T;
	};
	expect(await get('/api', 'admin')).toMatchObject({ version: '4.8.0' });
	type Profile = { accounts: [{ id: number; role: string }] };
	const profileOf = async (who: string) => await get<Profile>('/api/v1/profile', who);
	const profiles = await Promise.all(['admin', 'agent', 'outsider'].map(profileOf));
	expect(profiles.map(({ accounts: [{ id, role }] }) => [String(id) === String(tokens.account), role])).toEqual([
		[true, 'administrator'],
		[true, 'agent'],
		[false, 'administrator'],
	]);
	expect(await get(`/api/v1/accounts/${tokens.account}/contacts`, 'admin')).toMatchObject({ meta: { count: 0 } });
});

it('says what to do when the port is taken', async () => {
	const other = createServer();
	const port = await new Promise<number>((resolve) => {
		other.listen(0, '127.0.0.1', () => {
			const address = other.address();
			resolve(typeof address === 'object' && address ? address.port : 0);
		});
	});
	try {
		const run = start('--port', String(port));
		expect(await run.ended).toBe(1);
		expect(run.output).toContain(`Port ${port} is taken. Stop what uses it, or choose another one`);
	} finally {
		await new Promise((resolve) => other.close(resolve));
	}
});

it.each([
	[['--port', 'abc'], "--port takes a whole number from 0 to 65535, not 'abc'."],
	[['chatwoot', '--server-version', '3.0'], "--server-version takes 4.15 or 4.8, not '3.0'."],
])('names a wrong option: %j', async (args, message) => {
	const run = start(...args);
	expect(await run.ended).toBe(1);
	expect(run.output).toContain(message);
});
