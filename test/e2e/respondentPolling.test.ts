import { everyTwoSeconds } from './support/pollTimes';
import { startedWith, triggerWorkflow } from './support/respondentTrigger';
import { useRespondentStage } from './support/respondentStage';
import { waitFor } from './support/waitFor';

const stage = useRespondentStage('respondentPolling');

const LIST = 'GET /v1/messaging/messages';

const write = (from: 'owner' | 'participant', body: string) =>
	stage.sandbox.store.insertMessage({ conversationUid: stage.sandbox.store.conversations[0]!.uid, body, from });
const looks = () => stage.sandbox.requests.filter(({ route }) => route === LIST).length;
const nextLooks = async (count: number) => {
	const before = looks();
	await waitFor(async () => (looks() >= before + count ? true : undefined), { what: 'n8n to look' });
};

it('starts a workflow once for each answer, also across trouble and a restart of n8n, and never for our own', async () => {
	const { n8n, sandbox } = stage;
	write('participant', 'From before');
	const workflow = await n8n.rest.createWorkflow(
		triggerWorkflow(stage, 'respondentPollingTrigger', { pollTimes: everyTwoSeconds }),
	);
	await n8n.rest.activate(workflow);
	await nextLooks(1);

	write('owner', 'Ours');
	write('participant', 'One');
	write('participant', 'Two');
	const [first] = await startedWith(stage, workflow, 1);
	expect(first?.sort()).toEqual(['One', 'Two']);

	sandbox.faults.add({ kind: '500', route: LIST, times: Infinity });
	write('participant', 'Three');
	await waitFor(async () => (sandbox.faults.injected.length >= 3 ? true : undefined), { what: 'a look that fails' });
	sandbox.faults.clear();
	const texts = async () => (await n8n.rest.executions(workflow, 1)).flatMap((run) => run.rows('Trigger'));
	await waitFor(async () => ((await texts()).some(({ text }) => text === 'Three') ? true : undefined), {
		what: 'what came while looking failed',
	});

	await n8n.server.restart();
	await nextLooks(2);
	write('participant', 'Four');
	write('owner', 'Ours again');
	await waitFor(async () => ((await texts()).some(({ text }) => text === 'Four') ? true : undefined), {
		what: 'what came after the restart',
	});
	await nextLooks(2);

	expect((await texts()).map(({ text }) => text).sort()).toEqual(['Four', 'One', 'Three', 'Two']);
	await n8n.rest.deactivate(workflow);
});

it('shows the latest answers to somebody who tries it in the editor', async () => {
	const { n8n, sandbox } = stage;
	const workflow = await n8n.rest.createWorkflow(triggerWorkflow(stage, 'respondentPollingTrigger'));
	for (const text of ['One', 'Two', 'Three', 'Four']) {
		const conversationUid = sandbox.store.conversations[0]!.uid;
		const createdAt = new Date(Date.now() - 60_000 + sandbox.store.messages.length).toISOString();
		sandbox.store.insertMessage({ conversationUid, body: text, from: 'participant', createdAt });
	}
	const run = await n8n.rest.runWorkflow(workflow, 'Trigger');
	expect(run.rows('Trigger').map(({ text }) => text)).toEqual(['Two', 'Three', 'Four']);
});
