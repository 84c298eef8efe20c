import type { INodeExecutionData } from 'n8n-workflow';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';
import { fromRow, sheetOf, storedPerRow } from './sheet';

useExpressionEngine();

const ROWS = 40;
const skip = { skipIfSent: true };
const perRow = (count: number) => Array.from({ length: count }, () => 1);
const sentBy = (items: INodeExecutionData[]) => items.filter(({ json }) => json.status !== 'already sent').length;

describe('two executions of one sheet at the same time, with Skip If Already Sent', () => {
	const harness = useRespondent();

	it('send each row once', async () => {
		const sheet = sheetOf(harness.sandbox, ROWS);
		const run = async () => await harness.run('message:send', { ...fromRow, ...skip }, sheet);
		const [one, other] = await Promise.all([run(), run()]);
		expect(storedPerRow(harness.sandbox, ROWS)).toEqual(perRow(ROWS));
		expect([one.items.length, other.items.length]).toEqual([ROWS, ROWS]);
		expect(sentBy(one.items) + sentBy(other.items)).toBe(ROWS);
	});

	it('open each conversation once, also when the slower one has read the list of conversations before', async () => {
		harness.sandbox.quirks.duplicateConversation = 'new';
		const { projects, screenerResponses } = harness.sandbox.store;
		const project = projects.find(({ projectStatus }) => projectStatus === 'PAID');
		const people = screenerResponses.flatMap(({ projectId, userId }) => (projectId === project?.id ? [userId] : []));
		// No seeded conversation has two participants.
		const rows = people.slice(1, 13).map((userId) => ({ json: { both: [people[0] ?? '', userId] } }));
		const before = harness.sandbox.store.conversations.length;
		const run = async (concurrency: number) =>
			await harness.run(
				'conversation:create',
				{
					projectId: byId(project?.id ?? ''),
					participantsFrom: 'id',
					participantIds: '={{ $json.both }}',
					options: { concurrency },
					...skip,
				},
				rows,
			);
		const [fast, slow] = await Promise.all([run(4), run(1)]);
		expect([fast.error, slow.error]).toEqual([undefined, undefined]);
		const opened = harness.sandbox.store.conversations.length - before;
		expect([opened, sentBy(fast.items) + sentBy(slow.items)]).toEqual([12, 12]);
	});

	it('do not send what the other one may have sent', async () => {
		const [row] = sheetOf(harness.sandbox, 1);
		harness.sandbox.faults.add({ kind: '504', method: 'POST', times: Infinity });
		// The first execution is under way until the second one has begun.
		harness.sandbox.faults.add({ kind: 'slow', delayMs: 3_000, method: 'GET', times: 1 });
		const run = async () =>
			await harness.run('message:send', { ...fromRow, ...skip }, row ? [row] : [], {
				onError: 'continueRegularOutput',
			});
		const results = await Promise.all([run(), run()]);
		const errors = results.map(({ items }) => items[0]?.json.error).sort();
		expect(errors).toEqual([
			expect.stringMatching(/^Not sent, because the same was sent before, by an earlier row or another execution/),
			expect.stringMatching(/^The message may have been sent/),
		]);
	});

	it('check each for itself what is there: an execution does not count as an earlier row', async () => {
		const sheet = sheetOf(harness.sandbox, 3);
		const check = { skipIfSent: true, checkOnly: true };
		const run = async () => await harness.run('message:send', { ...fromRow, ...check }, sheet);
		for (const { items } of await Promise.all([run(), run()]))
			expect(items.map(({ json }) => json.sameAsEarlierRow)).toEqual([false, false, false]);
	});
});

describe('two executions at the same time', () => {
	const harness = useChatwoot();

	it('create one contact and one conversation for a new person', async () => {
		const { contacts, conversations } = harness.sandbox.store;
		const before = [contacts.length, conversations.length];
		const run = async (text: string) =>
			await harness.run('message:sendToContact', {
				inboxId: byId('7'),
				person: by('phone_number', '+491700001'),
				text,
			});
		await Promise.all([run('One'), run('Other')]);
		const { store } = harness.sandbox;
		expect([store.contacts.length, store.conversations.length]).toEqual(before.map((count) => count + 1));
	});

	it('keep the labels that each of them adds', async () => {
		const run = async (label: string) =>
			await harness.run('conversation:addLabels', { conversationId: byId('2'), labels: [label] });
		await Promise.all(['billing', 'bug', 'lead', 'vip'].map(run));
		const labels = harness.sandbox.store.conversations.find(({ id }) => id === 2)?.labels;
		expect(labels).toEqual(expect.arrayContaining(['billing', 'bug', 'lead', 'vip']));
	});
});
