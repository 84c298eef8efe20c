import { waitFor } from '../e2e/support/waitFor';
import type { Execution } from '../e2e/support/execution';
import type { SavedWorkflow } from '../e2e/support/rest';
import { servicesUnderTest, type ServiceUnderTest } from './support/services';
import { csvOf, sheetWorkflow } from './support/sheet';
import { useQueueMode } from './support/stage';

const stage = useQueueMode('crashes');

const ROWS = 1000;
const texts = Array.from({ length: ROWS }, (_, row) => `Row ${row}`);

/** A sheet of one service, and its first execution. */
interface Sheet {
	service: ServiceUnderTest;
	saved: SavedWorkflow;
	first: string;
}

/** Starts a sheet of 1,000 rows, each with a text of its own. */
async function startSheet(service: ServiceUnderTest): Promise<Sheet> {
	const { rest } = stage.n8n;
	const rows = texts.map((text, row) => [service.recipient(stage, row), text]);
	const send = service.send(stage, { skipIfSent: true });
	const saved = await rest.createWorkflow(
		sheetWorkflow(stage, csvOf(['to', 'text'], rows), send, `${service.name}.csv`),
	);
	return { service, saved, first: await rest.startWorkflow(saved, 'Start') };
}

/** How often the text of each row is stored. */
function stored({ service }: Sheet): number[] {
	const counts = new Map(texts.map((text) => [text, 0]));
	for (const text of service.storedTexts(stage)) if (counts.has(text)) counts.set(text, counts.get(text)! + 1);
	return [...counts.values()];
}

const sent = (sheet: Sheet) => stored(sheet).reduce((sum, count) => sum + count, 0);

async function untilSent(sheet: Sheet, count: number): Promise<void> {
	const look = () => sent(sheet) >= count || undefined;
	await waitFor(async () => await Promise.resolve(look()), { what: `${count} messages of ${sheet.service.name}` });
}

/** Runs the sheet again: it ends well, with every message stored exactly once. */
async function expectExactlyOnceAfterAnotherRun(sheet: Sheet): Promise<void> {
	const { service, saved } = sheet;
	const before = sent(sheet);
	const { requests } = service.sandbox(stage);
	const earlier = requests.length;
	const execution = await stage.n8n.rest.runWorkflow(saved, 'Start', 180_000);
	expect(execution).toMatchObject({ status: 'success', error: undefined });
	expect(execution.rows('Send')).toHaveLength(ROWS);
	expect(stored(sheet)).toEqual(texts.map(() => 1));
	const sends = requests.slice(earlier).filter(({ route }) => route === service.sendRoute);
	expect(sends).toHaveLength(ROWS - before);
}

/** What n8n has saved of the first execution of a sheet, once the worker says that it has ended. */
async function endedOnWorker({ first }: Sheet): Promise<Execution> {
	const { rest, workerOf } = stage.n8n;
	const look = () =>
		workerOf(first)?.server.logTail(Infinity).includes(`Worker finished execution ${first} (`) || undefined;
	await waitFor(async () => await Promise.resolve(look()), { what: 'the worker to end the sheet', timeout: 180_000 });
	return await rest.execution(first);
}

const [chatwoot, respondent, sinch] = servicesUnderTest;

describe('1,000 rows of each service, and a worker is killed in the middle', () => {
	let sheets: Sheet[];
	let ended: Execution[];
	let killed: Set<string>;

	it('n8n ends the executions of that worker as failed, and runs none of them again', async () => {
		const { n8n } = stage;
		sheets = await Promise.all(servicesUnderTest.map(startSheet));
		await untilSent(sheets[0]!, 50);
		const worker = n8n.workerOf(sheets[0]!.first)!;
		killed = new Set(sheets.map(({ first }) => first).filter((id) => n8n.workerOf(id) === worker));
		await worker.server.kill();
		await worker.server.start();

		ended = await Promise.all(sheets.map(async ({ first }) => await n8n.rest.finished(first, 180_000)));

		for (const execution of ended) {
			const isKilled = killed.has(execution.id);
			expect([execution.id, execution.status]).toEqual([execution.id, isKilled ? 'crashed' : 'success']);
		}
		for (const sheet of sheets) {
			expect(Math.max(...stored(sheet))).toBe(1);
			if (killed.has(sheet.first)) expect(sent(sheet)).toBeLessThan(ROWS);
			else expect(sent(sheet)).toBe(ROWS);
		}
		await expectExactlyOnceAfterAnotherRun(sheets[0]!);
	});
});

const outages = [
	{
		what: 'Redis is restarted',
		service: respondent!,
		strike: async () => await stage.n8n.redis.server.restart(),
	},
	{
		what: 'the main process is killed, and another one takes its place',
		service: chatwoot!,
		strike: async () => {
			await stage.n8n.main.server.kill();
			await stage.n8n.main.server.start();
		},
	},
];

it.each(outages)('1,000 rows go out once when $what in the middle', async ({ service, strike }) => {
	const sheet = await startSheet(service);
	await untilSent(sheet, 50);
	await strike();
	await stage.n8n.untilReady();
	const execution = await stage.n8n.rest.finished(sheet.first, 180_000);
	expect(execution).toMatchObject({ status: 'success', error: undefined });
	expect(stored(sheet)).toEqual(texts.map(() => 1));
	await expectExactlyOnceAfterAnotherRun(sheet);
});

it('1,000 rows stop when PostgreSQL is restarted in the middle, and the rest goes out with the next run', async () => {
	const sheet = await startSheet(sinch!);
	await untilSent(sheet, 50);
	await stage.n8n.postgres.server.restart();
	await stage.n8n.untilReady();
	const { status, error } = await endedOnWorker(sheet);
	expect(Math.max(...stored(sheet))).toBe(1);
	// n8n reads the credential from its database, row by row. The row that meets the restart stops the sheet, and the node counts the
	// rows. n8n may not be able to save that: then the execution ends with the words of PostgreSQL or of n8n's connection pool (pg-pool),
	// or stays "running".
	const unsent = ROWS - sent(sheet);
	if (unsent === 0) expect([status === 'running' ? 'success' : status, error]).toEqual(['success', undefined]);
	else if (status !== 'running') {
		const counted = `could not be read: .* ${ROWS - unsent} were sent and ${unsent} were not sent`;
		expect(status).toBe('error');
		const ofDatabase =
			'^the database system is|^[Cc]onnection terminated|^connect |^timeout exceeded when trying to connect$';
		expect(error?.message).toMatch(new RegExp(`${counted}|${ofDatabase}`));
	}
	await expectExactlyOnceAfterAnotherRun(sheet);
});
