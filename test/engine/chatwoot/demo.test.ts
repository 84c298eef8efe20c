import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runChatwootDemo } from '../../../demo/chatwoot/run';
import { readRows } from '../../../demo/sheet';
import workflow from '../../../examples/chatwoot.json';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();

const sample = join(__dirname, '../../../examples/chatwoot.csv');
const folder = mkdtempSync(join(tmpdir(), 'chatwoot-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function demo(csv: string) {
	const out = new PassThrough();
	const said = text(out);
	const result = await runChatwootDemo({ csv, out });
	out.end();
	return { ...result, said: await said };
}

it('sends 17 rows of the sample, one of them only once, and refuses 2', async () => {
	const { exitCode, rows, said } = await demo(sample);
	expect(exitCode).toBe(0);
	expect(rows.filter(({ status }) => status === 'failed').map(({ row, why }) => [row, why?.slice(0, 14)])).toEqual([
		[9, '"Phone of Cont'],
		[14, '"Text" is empt'],
	]);
	expect(said).toContain('20 rows: 17 sent, 1 already sent, 2 failed.');
	expect(said).toContain('The same sheet again: 0 sent, 18 already sent, 2 failed; 0 messages more on the server.');
	expect(rows[0]).toMatchObject({ contact: '1 found', conversation: expect.stringMatching(/ created$/) });
	expect(rows[1]).toMatchObject({ contact: '2 found', conversation: expect.stringMatching(/ reused$/) });
	expect(rows[4]).toMatchObject({ contact: expect.stringMatching(/ created$/) });
});

it('holds the sample as pinned data', () => {
	expect(workflow.pinData.Sheet.map(({ json }) => json)).toEqual(readRows(sample, ['phone']));
});

describe('A row that was only checked or held back', () => {
	const harness = useChatwoot();
	const files = ['chatwoot-reply-send', 'respondent-reply-send', 'sinch-reply-send'];
	const followUps = ['chatwoot-follow-up', 'respondent-follow-up', 'sinch-follow-up'];

	it.each([...files, ...followUps])('is not marked as sent by %s.json', async (file) => {
		const example = readFileSync(join(__dirname, `../../../examples/${file}.json`), 'utf8');
		const [condition = ''] = /(?<=": ")=\{\{ \['sent.*\}\}/.exec(example) ?? [];
		const parameters = { conversationId: byId('2'), text: condition.replace("$('Rows').item.json.id", 'true') };
		const ends = [{ status: 'sent' }, { status: 'already sent' }, { status: 'skipped' }, { wouldBe: 'sent' }];
		const { items } = await harness.run(
			'message:send',
			parameters,
			ends.map((json) => ({ json })),
		);
		expect(items.map(({ json }) => json.text === 'true')).toEqual([true, true, false, false]);
	});
});

describe('A person without a name, or a message that is a number,', () => {
	const harness = useChatwoot();
	const files = ['chatwoot', 'outreach', 'respondent-reply-send', 'sinch-sms'];

	it.each(files)('is sent by %s.json, also where the sheet has no such cell', async (file) => {
		const example = readFileSync(join(__dirname, `../../../examples/${file}.json`), 'utf8');
		const [expression = ''] = /(?<="text": ")=\{\{.*\}\}/.exec(example) ?? [];
		const parameters = { conversationId: byId('2'), text: expression.replaceAll("$('Sheet').item.json", '$json') };
		const message = 'Hi {first_name}!';
		const sheet = [{ message }, { message, first_name: null }, { message, first_name: '' }, { message: 4711 }];
		const { items } = await harness.run(
			'message:send',
			parameters,
			sheet.map((json) => ({ json })),
		);
		expect(items.map(({ json }) => json.text)).toEqual(['Hi there!', 'Hi there!', 'Hi there!', '4711']);
	});
});

it('says what a sheet lacks', async () => {
	const csv = join(folder, 'bad.csv');
	writeFileSync(csv, 'name,message\na,b\n');
	const { exitCode, said } = await demo(csv);
	expect(exitCode).toBe(2);
	expect(said).toContain('lacks the columns first_name, phone.');
});
