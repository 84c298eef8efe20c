import type { INode } from 'n8n-workflow';
import { countsIn } from '../../support/counts';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';
import { SEND, fromRow, sheetOf, storedPerRow } from './sheet';

useExpressionEngine();
const harness = useRespondent();

const sends = () => harness.requestsTo(SEND).length;
const retry: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const textIs = (text: string) => (request: { body: unknown }) =>
	JSON.stringify(request.body) === JSON.stringify({ body: text });

describe('On Error = Stop', () => {
	it('starts no new request after a failure, and says which row broke and how many were sent', async () => {
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 400,
			body: { message: 'No' },
			route: SEND,
			when: textIs('Row 30'),
		});
		const { error, items } = await harness.run('message:send', fromRow, sheetOf(harness.sandbox, 200));
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^Row 31 of 200: Respondent refused the request \(400\): No\. Of 200 rows, /);
		const { total, sent = 0, possiblySent, notSent = 0 } = countsIn(error?.message) ?? {};
		const stored = storedPerRow(harness.sandbox, 200);
		expect([total, possiblySent, sent + notSent]).toEqual([200, 0, 200]);
		expect(sent).toBe(stored.filter((count) => count === 1).length);
		expect(sends()).toBe(sent + 1);
		expect(sent).toBeLessThanOrEqual(30 + 10);
	});

	it('waits for the rows in flight before it stops', async () => {
		harness.sandbox.faults.add({ kind: 'slow', delayMs: 3_000, route: SEND, when: textIs('Row 1') });
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 400,
			body: { message: 'No' },
			route: SEND,
			when: textIs('Row 0'),
		});
		const { error } = await harness.run(
			'message:send',
			{ ...fromRow, options: { concurrency: 2 } },
			sheetOf(harness.sandbox, 20),
		);
		expect(countsIn(error?.message)).toEqual({
			total: 20,
			sent: 1,
			alreadySent: 0,
			possiblySent: 0,
			skipped: 0,
			notSent: 19,
		});
		expect(storedPerRow(harness.sandbox, 20)[1]).toBe(1);
		expect(sends()).toBe(2);
	});

	it('with Retry On Fail sends nothing twice and nothing after a final failure', async () => {
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 400,
			body: { message: 'No' },
			route: SEND,
			when: textIs('Row 30'),
			times: Infinity,
		});
		const { error } = await harness.run('message:send', fromRow, sheetOf(harness.sandbox, 100), retry);
		expect(error?.message).toMatch(/^Row 31 of 100: /);
		const stored = storedPerRow(harness.sandbox, 100);
		expect(Math.max(...stored)).toBe(1);
		expect(sends()).toBe(stored.filter((count) => count === 1).length + 1);
	});

	it('with Retry On Fail goes on with what was surely not sent', async () => {
		// The first try uses up Max Wait at row 5; the second finds the API well again.
		harness.sandbox.faults.add({ kind: '429', retryAfter: 1, route: SEND, when: textIs('Row 5'), times: 4 });
		const parameters = { ...fromRow, options: { maxWait: 3 } };
		const { error, items } = await harness.run('message:send', parameters, sheetOf(harness.sandbox, 50), retry);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.text)).toEqual(Array.from({ length: 50 }, (_, row) => `Row ${row}`));
		expect(storedPerRow(harness.sandbox, 50)).toEqual(Array.from({ length: 50 }, () => 1));
	});

	it.each([1, 2, 3])(
		'with Retry On Fail over 200 rows and 20 %% faults stores nothing twice (seed %i)',
		async (seed) => {
			harness.sandbox.faults.addMix({
				seed,
				rate: 0.2,
				route: SEND,
				kinds: [
					'429',
					{ kind: '429', retryAfter: 1 },
					'500',
					'502',
					'503',
					{ kind: '503', write: 'before' },
					'reset-before-write',
					'reset-after-write',
					'truncated-json',
				],
			});
			const { error } = await harness.run('message:send', fromRow, sheetOf(harness.sandbox, 200), retry);
			const stored = storedPerRow(harness.sandbox, 200);
			expect(Math.max(...stored)).toBe(1);
			const { total, sent = 0, possiblySent = 0, notSent = 0 } = countsIn(error?.message) ?? {};
			expect([total, sent + possiblySent + notSent]).toEqual([200, 200]);
			expect(stored.filter((count) => count === 1).length).toBeGreaterThanOrEqual(sent);
			expect(stored.filter((count) => count === 1).length).toBeLessThanOrEqual(sent + possiblySent);
		},
	);
});

describe('Bad rows of a sheet', () => {
	it('are all named when one of them stops the run, with the way out', async () => {
		const { userId, projectId } = harness.sandbox.store.screenerResponses[0] ?? { userId: '', projectId: '' };
		const items = [userId, 'x', userId, 'y', ''].map((person) => ({ json: { person } }));
		const { error } = await harness.run(
			'message:sendToParticipant',
			{
				projectId: byId(projectId),
				participantUserId: byId('={{ $json.person }}'),
				text: 'Hi',
				options: { concurrency: 1 },
			},
			items,
		);
		expect(error?.message).toMatch(
			/^Row 2 of 5: "Participant" is "x", which is not .* digits\. Of 5 rows, 1 was sent and 4 were not sent\.$/,
		);
		expect(error?.description).toContain(
			'2 more rows have an error: 4 and 5. To run the other rows all the same, choose Settings',
		);
		expect(error).not.toMatchObject({ context: { itemIndex: expect.any(Number) } });
	});

	it('are not the rows that were under way when the credential was refused', async () => {
		Object.assign(harness.setup.credentials.respondentApi ?? {}, { apiSecret: 'wrong' });
		const { error } = await harness.run('message:send', fromRow, sheetOf(harness.sandbox, 20));
		expect(harness.sandbox.requests.length).toBeGreaterThan(1);
		expect(error?.message).toContain('Respondent refused the credentials (401)');
		expect(error?.description).not.toMatch(/more rows? ha/);
	});

	it('come with their error first on the regular output', async () => {
		const { items } = await harness.run(
			'message:send',
			{ ...fromRow, text: '={{ $json.gone }}' },
			sheetOf(harness.sandbox, 2),
			{
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ json }) => Object.keys(json)[0])).toEqual(['error', 'error']);
	});
});

describe('On Error = Continue', () => {
	const broken = 'Row 3';

	it('gives a failed row its columns, the reason and its link, on the error output', async () => {
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 400,
			body: { message: 'No' },
			route: SEND,
			when: textIs(broken),
		});
		const sheet = sheetOf(harness.sandbox, 6);
		const { outputs } = await harness.run('message:send', fromRow, sheet, { onError: 'continueErrorOutput' });
		expect(outputs[0]).toHaveLength(5);
		expect(outputs[1]).toEqual([
			{
				json: {
					...sheet[3]?.json,
					error: 'Respondent refused the request (400): No. Check the values of this row against the reason given.',
				},
				pairedItem: { item: 3 },
			},
		]);
	});

	it('gives it them on the regular output, at its place', async () => {
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 400,
			body: { message: 'No' },
			route: SEND,
			when: textIs(broken),
		});
		const sheet = sheetOf(harness.sandbox, 6);
		const { items } = await harness.run('message:send', fromRow, sheet, { onError: 'continueRegularOutput' });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3, 4, 5].map((item) => ({ item })));
		expect(items[3]?.json).toMatchObject({ column: 'kept 3', error: expect.stringContaining('(400): No') });
	});

	it.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'with Retry On Fail sends each row once (%s)',
		async (onError) => {
			// Row 0 fails for good, so n8n runs the node again.
			harness.sandbox.faults.add({ kind: '503', route: SEND, when: textIs('Row 0'), times: Infinity });
			const { outputs } = await harness.run('message:send', fromRow, sheetOf(harness.sandbox, 40), {
				...retry,
				onError,
			});
			expect((outputs[0]?.length ?? 0) + (outputs[1]?.length ?? 0)).toBe(40);
			expect(sends()).toBe(40);
			expect(storedPerRow(harness.sandbox, 40)).toEqual([0, ...Array.from({ length: 39 }, () => 1)]);
		},
	);
});
