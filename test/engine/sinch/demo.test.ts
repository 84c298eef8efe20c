import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { readRows } from '../../../demo/sheet';
import { runSinchDemo } from '../../../demo/sinch/run';
import { STORING_APP } from '../../../demo/sinch/workflow';
import workflow from '../../../examples/sinch-sms.json';
import { startSinch } from '../../../sandbox';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();

const sample = join(__dirname, '../../../examples/sinch-sms.csv');
const folder = mkdtempSync(join(tmpdir(), 'sinch-demo-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function demo(csv: string) {
	const out = new PassThrough();
	const said = text(out);
	const result = await runSinchDemo({ csv, out });
	out.end();
	return { ...result, said: await said };
}

describe('The Sinch demo', () => {
	it('sends 16 rows over WhatsApp or SMS, and refuses 4 with the number and the reason', async () => {
		const { exitCode, rows, said } = await demo(sample);
		expect(exitCode).toBe(0);
		const sent = rows.filter(({ status }) => status === 'sent');
		expect(sent).toHaveLength(16);
		for (const { channel, conversationId, messageId } of sent) {
			expect([channel, conversationId, messageId]).toEqual([
				expect.stringMatching(/^(SMS|WHATSAPP)$/),
				expect.stringMatching(/^[0-9A-Z]{26}$/),
				expect.stringMatching(/^[0-9A-Z]{26}$/),
			]);
		}
		expect(sent.filter(({ channel }) => channel === 'SMS')).toHaveLength(1);
		for (const { phone, why } of rows.filter(({ status }) => status === 'failed')) {
			// One number is as WhatsApp writes it, but the fallback is an SMS.
			const field = phone === '46701740605' ? '"Phone Number or ID" of Fallback Channels' : '"WhatsApp of Send To"';
			expect(why).toContain(`${field} is "${phone}", which `);
		}
		expect(said).toContain('20 rows: 16 sent, 0 already sent, 4 failed.');
		expect(said).toContain('The same sheet again: 0 sent, 16 already sent, 4 failed; 0 messages more on the server.');
	});

	it('says for each row of another sheet how it ended', async () => {
		const csv = join(folder, 'other.csv');
		const lines = [
			'first_name;phone;message',
			'A;+46701234567;Hi {first_name}',
			'B;;Hi',
			'C;+46701234568;',
			'A;+46701234567;Hi {first_name}',
		];
		writeFileSync(csv, lines.join('\n'));
		const { rows } = await demo(csv);
		expect(rows.map(({ status, why = '' }) => `${status} ${why.split('.')[0]}`)).toEqual([
			'sent ',
			'failed "WhatsApp of Send To" is empty',
			'failed "Text" is empty',
			'already sent ',
		]);
	});

	it('ends with exit code 2 on a file that is no sheet', async () => {
		const { exitCode, said } = await demo(join(folder, 'nowhere.csv'));
		expect([exitCode, said]).toEqual([2, expect.stringContaining('There is no file')]);
	});

	it('runs the workflow that can be imported: its sheet is the sample, its app is still to be chosen', async () => {
		expect(workflow.pinData.Sheet.map(({ json }) => json)).toEqual(
			readRows(sample, ['first_name', 'phone', 'message']),
		);
		const sandbox = await startSinch();
		const [app] = sandbox.store.apps;
		await sandbox.close();
		expect(STORING_APP).toBe(app?.id);
		expect(workflow.nodes.flatMap(({ parameters }) => parameters.appId ?? [])).toEqual([
			{ __rl: true, mode: 'list', value: '' },
		]);
	});
});
