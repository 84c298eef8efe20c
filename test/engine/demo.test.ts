import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { DemoResult } from '../../demo/play';
import { conversationCounts } from '../../demo/respondent/report';
import { runRespondentDemo } from '../../demo/respondent/run';
import { readSheet, type RowReport } from '../../demo/respondent/workflow';
import { countsOf } from '../../demo/rowStatus';
import outreach from '../../examples/outreach.json';
import { startRespondent } from '../../sandbox';
import { useExpressionEngine } from '../support/expressions';

useExpressionEngine();

const root = join(__dirname, '../..');
const sample = join(root, 'examples/outreach.csv');
const folder = mkdtempSync(join(tmpdir(), 'demo-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header = 'project_id,user_id,first_name,message';
const [first, second, third, fourth] = readSheet(sample);

function file(name: string, lines: string[] | string): string {
	const path = join(folder, name);
	writeFileSync(path, [lines].flat().join('\n'));
	return path;
}

/** Rows that fail in other ways than those of the sample, between rows that do not. */
function brokenSheet(): string {
	const kitchen = first?.project_id;
	return file('broken.csv', [
		header,
		`${kitchen},${first?.user_id},Noor,"Hi {first_name}, are you free?"`,
		`${kitchen},,Nobody,Hello`,
		`65f0c1d2,${second?.user_id},Ingrid,Hello`,
		`${kitchen},${first?.user_id},Noor,"Hi {first_name}, are you free?"`,
		`${kitchen},65f0c1d2e3a4b5c6d7e8f9a1,Stranger,Hello`,
		`${fourth?.project_id},${fourth?.user_id},Lucas,   `,
		`${third?.project_id},${third?.user_id},Kwame,"Hello {first_name}; {first_name}!"`,
	]);
}

async function demo(csv: string): Promise<DemoResult<RowReport> & { said: string }> {
	const out = new PassThrough();
	const said = text(out);
	const result = await runRespondentDemo({ csv, out });
	out.end();
	return { ...result, said: await said };
}

/** The cells of the table's lines that begin a row. */
function table(said: string): string[][] {
	const cells = said.split('\n').map((line) => line.split('│').map((cell) => cell.trim()));
	return cells.filter(([, row]) => /^\d+$/.test(row ?? '')).map((line) => line.slice(1, -1));
}

async function child(...args: string[]): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
	const program = spawn(process.execPath, [require.resolve('tsx/cli'), join(root, 'demo/index.ts'), ...args]);
	const exitCode = new Promise<number | null>((resolve) => program.once('close', resolve));
	const [stdout, stderr] = await Promise.all([text(program.stdout), text(program.stderr)]);
	return { exitCode: await exitCode, stdout, stderr };
}

describe('the sample', () => {
	it('sends 23 rows, refuses 2 with parameter and value, and finds them all again', async () => {
		const { exitCode, rows, said } = await demo(sample);
		expect(exitCode).toBe(0);
		expect(rows.filter(({ status }) => status === 'failed')).toEqual([
			expect.objectContaining({
				row: 9,
				why: expect.stringMatching(/^"Participant User IDs" is "elias\.okafor@example\.com", which is not an ID/),
			}),
			expect.objectContaining({ row: 17, why: expect.stringMatching(/^"Text" is empty/) }),
		]);
		expect(countsOf(rows)).toEqual({ sent: 23, 'already sent': 0, failed: 2 });
		expect(conversationCounts(rows)).toEqual({ opened: 20, reused: 4, failed: 1 });
		expect(table(said)).toHaveLength(25);
		expect(said).toContain('25 rows: 23 sent, 0 already sent, 2 failed.');
		expect(said).toContain('23 of the 23 messages are there exactly once.');
		expect(said).toContain('The same sheet again: 0 sent, 23 already sent, 2 failed; 0 messages more on the server.');
	});

	it('is what the importable workflow holds as its pinned data', () => {
		const pinned = outreach.pinData.Sheet.map(({ json }) => json);
		expect(pinned).toEqual(readSheet(sample));
	});

	it('names people and projects that the sandbox has', async () => {
		const sandbox = await startRespondent();
		const strangers = readSheet(sample).filter(
			({ project_id, user_id }) => !sandbox.store.screenerResponseOf(project_id, user_id),
		);
		await sandbox.close();
		expect(strangers.map(({ user_id }) => user_id)).toEqual(['elias.okafor@example.com']);
	});
});

describe('a sheet with other broken rows', () => {
	it('says for each row how it ended, in totals that add up', async () => {
		const { exitCode, rows, said } = await demo(brokenSheet());
		expect(exitCode).toBe(0);
		expect(rows.map(({ status, why = '' }) => `${status} ${why}`)).toEqual([
			'sent ',
			expect.stringMatching(/^failed "Participant User IDs" is empty/),
			expect.stringMatching(/^failed "Project" is "65f0c1d2", which is not an ID of 24 hexadecimal digits/),
			'already sent ',
			expect.stringMatching(/^failed Respondent refused the request \(400\): .*65f0c1d2e3a4b5c6d7e8f9a1/),
			expect.stringMatching(/^failed "Text" is empty/),
			'sent ',
		]);
		expect(rows.map(({ text }) => text).filter(Boolean)).toEqual([
			'Hi Noor, are you free?',
			'Hi Noor, are you free?',
			'Hello Kwame; Kwame!',
		]);
		expect(countsOf(rows)).toEqual({ sent: 2, 'already sent': 1, failed: 4 });
		const { opened, reused, failed } = conversationCounts(rows);
		expect(opened + reused + failed).toBe(7);
		expect(table(said).map(([row, name, , , , status]) => [row, name, status].join(' '))).toEqual([
			'1 Noor sent',
			'2 Nobody failed',
			'3 Ingrid failed',
			'4 Noor already sent',
			'5 Stranger failed',
			'6 Lucas failed',
			'7 Kwame sent',
		]);
	});

	it('gives the same as a program of its own', async () => {
		const { exitCode, stdout, stderr } = await child('--csv', brokenSheet());
		expect(stderr).toBe('');
		expect(exitCode).toBe(0);
		expect(stdout).toContain('  Create Conversation: 7/7\n');
		expect(stdout).toContain('  Send Message: 4/4\n');
		expect(stdout).toContain('7 rows: 2 sent, 1 already sent, 4 failed.');
		expect(table(stdout)).toHaveLength(7);
	});
});

describe('a file that is no sheet', () => {
	it.each([
		['is not there', () => join(folder, 'nowhere.csv'), /^There is no file .*nowhere\.csv\.\n$/],
		['is empty', () => file('empty.csv', ''), /is empty. The first line must name the columns project_id, user_id/],
		['has no rows', () => file('header.csv', header), /has no rows below its first line\.\n$/],
		[
			'lacks a column',
			() => file('one.csv', ['a,user_id,first_name,message', '1,2,3,4']),
			/lacks the column project_id/,
		],
		['lacks columns', () => file('two.csv', ['user_id,message', '1,2']), /lacks the columns project_id, first_name\. /],
		['has a broken line', () => file('cut.csv', [header, 'a,b']), /is not proper CSV: .*line 2/],
	])('that %s ends with exit code 2 and a reason', async (_what, path, reason) => {
		const { exitCode, rows, said } = await demo(path());
		expect(exitCode).toBe(2);
		expect(rows).toEqual([]);
		expect(said).toMatch(reason);
	});

	it('ends the program with exit code 2', async () => {
		const { exitCode, stdout } = await child('--csv', join(folder, 'nowhere.csv'));
		expect(exitCode).toBe(2);
		expect(stdout).toMatch(/^There is no file /);
	});

	it('is told from an option that does not exist', async () => {
		const { exitCode, stderr } = await child('--file', sample);
		expect(exitCode).toBe(2);
		expect(stderr).toContain("Unknown option '--file'");
	});
});

it('takes semicolons and a byte order mark, as spreadsheets write them', () => {
	const csv = readFileSync(sample, 'utf8').split('\n').slice(0, 2).join('\n');
	const semicolons = `\uFEFF${csv.replaceAll(/,(?! )/g, ';')}`;
	expect(readSheet(file('semicolons.csv', semicolons))).toEqual([first]);
});
