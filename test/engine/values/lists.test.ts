import type { INodeParameters } from 'n8n-workflow';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';
import { useSinch } from '../../support/sinch';

useExpressionEngine();

const NO_LIST = 'The answer to this list holds no list';
const nothing = [null, { message: 'Please sign in' }, { ok: true }];

describe.each([
	['Respondent', useRespondent, ['conversation:getAll', 'message:getAll', 'project:getAll']],
	['Chatwoot', useChatwoot, ['contact:getAll', 'conversation:getAll']],
	['Sinch', () => useSinch('basic'), ['contact:getAll', 'app:getAll']],
] as const)('%s', (_name, use, operations) => {
	const harness = use();

	it.each(operations)('%s fails on an answer without a list, and does not call it empty', async (id) => {
		for (const body of nothing) {
			harness.sandbox.reset();
			(harness.sandbox as ReturnType<typeof useRespondent>['sandbox']).faults.add({
				kind: 'raw',
				status: 200,
				body,
				headers: { 'content-type': 'application/json' },
				method: 'GET',
				times: Infinity,
			});
			const { error, items } = await harness.run(id, { limit: 5 });
			expect([items.length, error?.message]).toEqual([0, NO_LIST]);
		}
	});
});

describe('a list that breaks off', () => {
	const once: INodeParameters = { options: { maxAttempts: 1 } };

	describe('of Respondent', () => {
		const harness = useRespondent();

		it('says how far it came', async () => {
			harness.sandbox.faults.add({
				kind: '503',
				method: 'GET',
				when: ({ query }) => query.page === '2',
				times: Infinity,
			});
			const { error, items } = await harness.run('message:getAll', { returnAll: true, ...once });
			expect(items).toHaveLength(0);
			expect(error?.message).toBe(
				'Respondent could not handle the request (503) (after record 100 of this list, of which nothing is output)',
			);
		});
	});

	describe('of Chatwoot', () => {
		const harness = useChatwoot();

		it('says how far it came, and for each row', async () => {
			harness.sandbox.faults.add({
				kind: 'raw',
				status: 200,
				body: null,
				headers: { 'content-type': 'application/json' },
				method: 'GET',
				when: ({ query }) => query.page === '2',
				times: Infinity,
			});
			const parameters = { returnAll: true, ...once };
			const { items } = await harness.run('contact:getAll', parameters, [{ json: { row: 1 } }], {
				onError: 'continueRegularOutput',
			});
			expect(items[0]?.json).toMatchObject({ row: 1 });
			expect(items[0]?.json.error).toMatch(
				/^The answer to this list holds no list \(after record 15 of this list, of which nothing is output\)\. Check/,
			);
		});
	});

	describe('of Sinch', () => {
		const harness = useSinch('basic');

		it('says how far it came', async () => {
			harness.sandbox.faults.add({
				kind: '503',
				method: 'GET',
				when: ({ query }) => query.page_token !== undefined,
				times: Infinity,
			});
			const { error } = await harness.run('contact:getAll', { returnAll: true, ...once });
			expect(error?.message).toMatch(/\(after record 20 of this list, of which nothing is output\)$/);
		});
	});
});

describe('the messages of a conversation', () => {
	const harness = useChatwoot();

	it('fail as well when the answer holds no list', async () => {
		harness.sandbox.faults.add({ kind: 'null-body', method: 'GET', times: Infinity });
		const { error } = await harness.run('message:getAll', { conversationId: byId('1') });
		expect(error?.message).toBe(NO_LIST);
	});
});
