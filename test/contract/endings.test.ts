import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Operation } from '../../nodes/shared/operation/operation';
import type { LoggedRequest } from '../../sandbox';
import { useExpressionEngine } from '../support/expressions';
import { useHarness } from '../support/harness';
import { manifests } from './manifest';

useExpressionEngine();

/** Operations that send something or create a record, by what their messages say of them. */
function isMaking({ wording, sentCheck }: Operation): boolean {
	return sentCheck !== undefined || /sent|created/.test(wording?.participle ?? '');
}

const jsonOf = ([item]: INodeExecutionData[]): IDataObject => item?.json ?? {};
const nullsIn = (json: IDataObject) => Object.keys(json).filter((name) => json[name] === null);
const OLD_WORDS = ['alreadySent', 'wouldBeSent', 'checkOnly'];
const oldWordsIn = (json: IDataObject) => OLD_WORDS.filter((name) => name in json);

const changes = ({ method, path }: LoggedRequest) => method !== 'GET' && !/filter|search|:getChannel/.test(path);

const sheet: INodeExecutionData[] = [{ json: { status: 'new', name: 'Ada' } }];
const onContinue = { onError: 'continueRegularOutput' } as const;
const onErrorOutput = { onError: 'continueErrorOutput' } as const;

describe.each(manifests.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'$name: an item of a send or a create',
	({ manifest }) => {
		const harness = useHarness(manifest.fixture);
		const making = manifest.fixture.service.resources.flatMap(({ option, operations }) =>
			operations
				.filter(isMaking)
				.map((operation) => ({ id: `${String(option.value)}:${String(operation.option.value)}`, operation })),
		);
		const skippable = making.filter(({ operation }) => operation.sentCheck !== undefined);

		const sampleOf = (id: string, more: INodeParameters = {}): INodeParameters => ({
			...manifest.samples(harness.sandbox)[id]?.[0],
			...more,
		});
		const runEach = async (
			operations: typeof making,
			check: (id: string, operation: Operation) => Promise<void>,
		): Promise<void> => {
			for (const { id, operation } of operations) {
				harness.sandbox.reset();
				await check(id, operation);
			}
		};
		it('that was sent says so first, and has no null', async () => {
			await runEach(making, async (id) => {
				const json = jsonOf((await harness.run(id, sampleOf(id))).items);
				expect([id, Object.entries(json)[0], nullsIn(json), oldWordsIn(json)]).toEqual([
					id,
					['status', 'sent'],
					[],
					[],
				]);
			});
			expect(making.length).toBeGreaterThan(0);
		});

		it('that was sent before says so first', async () => {
			await runEach(skippable, async (id) => {
				const skipping = sampleOf(id, { skipIfSent: true });
				await harness.run(id, skipping);
				const json = jsonOf((await harness.run(id, skipping)).items);
				const found = [Object.entries(json)[0], nullsIn(json), oldWordsIn(json)];
				expect([id, ...found]).toEqual([id, ['status', 'already sent'], [], []]);
			});
		});

		const refuse = () =>
			harness.sandbox.faults.add({ kind: 'raw', status: 400, body: { message: 'No' }, when: changes, times: Infinity });

		it('that failed says so first, and that nothing was sent, then shows its row', async () => {
			await runEach(making, async (id) => {
				refuse();
				const json = jsonOf((await harness.run(id, sampleOf(id), sheet, onContinue)).items);
				expect([id, Object.keys(json).slice(0, 3)]).toEqual([id, ['error', 'status', 'mayHaveBeenSent']]);
				expect(json).toMatchObject({ status: 'failed', mayHaveBeenSent: false, name: 'Ada' });
			});
		});

		it('whose answer was lost says that it may have been sent', async () => {
			let possible = 0;
			await runEach(making, async (id) => {
				let isLost = false;
				// From the first change on no request is answered, so that nothing can be looked up.
				const when = (request: LoggedRequest) => (isLost ||= changes(request));
				harness.sandbox.faults.add({ kind: 'reset-after-write', when, times: Infinity });
				const json = jsonOf((await harness.run(id, sampleOf(id), sheet, onContinue)).items);
				// What may be repeated, or was lost before the message, was not sent.
				const { error } = json as { error?: string };
				const mayBe = /may have been/.test(error ?? '') && !error?.includes('but no message was sent');
				expect([id, json.status, json.mayHaveBeenSent]).toEqual([id, 'failed', mayBe]);
				if (mayBe) possible++;
			});
			expect(possible).toBeGreaterThan(0);
		});

		it('that failed goes to the error output with the columns of its row', async () => {
			await runEach(making, async (id) => {
				refuse();
				const { items, outputs } = await harness.run(id, sampleOf(id), sheet, onErrorOutput);
				const json = jsonOf(outputs[1] ?? []);
				expect([id, items, json]).toEqual([id, [], { ...sheet[0]?.json, error: expect.any(String) }]);
			});
		});

		it('says under Check Only how the row would end, and has no status', async () => {
			await runEach(skippable, async (id) => {
				const checking = (skipIfSent: boolean) => sampleOf(id, { checkOnly: true, skipIfSent });
				const planned = jsonOf((await harness.run(id, checking(false))).items);
				const problems = [nullsIn(planned), oldWordsIn(planned), planned.status];
				expect([id, Object.entries(planned)[0], ...problems]).toEqual([id, ['wouldBe', 'sent'], [], [], undefined]);
				await harness.run(id, sampleOf(id));
				const again = jsonOf((await harness.run(id, checking(true))).items);
				expect([id, again.wouldBe, again.status]).toEqual([id, 'already sent', undefined]);
				harness.sandbox.faults.add({ kind: 'raw', status: 400, body: { message: 'No' }, times: Infinity });
				const failing = jsonOf((await harness.run(id, checking(true), sheet, onContinue)).items);
				expect([id, Object.keys(failing).slice(0, 2), failing.wouldBe]).toEqual([id, ['error', 'wouldBe'], 'failed']);
			});
		});

		it("has the API's own names alone in Raw", async () => {
			await runEach(
				making.filter(({ operation }) => operation.output?.fields?.length),
				async (id) => {
					const { items } = await harness.run(id, sampleOf(id, { options: { output: 'raw' } }));
					expect([id, jsonOf(items).mayHaveBeenSent, oldWordsIn(jsonOf(items))]).toEqual([id, undefined, []]);
					expect(jsonOf(items).wouldBe).toBeUndefined();
				},
			);
		});
	},
);
