import { useExpressionEngine } from '../../support/expressions';
import { pollingOn, timeOf } from '../../support/respondentPolling';
import { only, useTriggers } from '../../support/respondentTrigger';
import type { TriggerHost } from '../../support/trigger';
import { byId } from '../../support/harness';
import { RespondentPollingTrigger } from '../../../nodes/Respondent/RespondentPollingTrigger.node';

useExpressionEngine();
const stage = useTriggers();
const { conversation, polling, says, sends, texts } = pollingOn(stage);

const MESSAGE = 'MESSAGES.CREATED';
const ago = (ms: number) => ({ createdAt: timeOf(stage, ms) });
/** What is remembered of the messages that were seen. */
const seen = ({ staticData }: TriggerHost): object =>
	Reflect.get(Object(Reflect.get(Object(staticData.cursors), MESSAGE)), 'seen') as object;

describe('messages', () => {
	it('that were there before start nothing', async () => {
		says('Just before');
		const host = await polling();
		expect(await host.poll()).toEqual([]);
	});

	it('become items, like those of the webhook trigger', async () => {
		const host = await polling({ options: { includePayload: true } });
		stage.sandbox.quirks.attachments = true;
		const { uid, createdAt, sender } = says('Tuesday is fine.');
		const { uid: conversationId, metadata } = conversation();
		expect(only(await host.poll()).json).toEqual({
			event: MESSAGE,
			messageId: uid,
			conversationId,
			contactId: sender.foreignId,
			direction: 'incoming',
			channel: 'respondent',
			text: 'Tuesday is fine.',
			sentAt: createdAt,
			senderName: `${sender.firstName} ${sender.lastName}`,
			projectId: metadata.projectId,
			mediaUrl: `https://files.example.net/signed/${uid}?expires=900`,
			attachments: [expect.objectContaining({ contentType: 'image/png' })],
			payload: expect.objectContaining({ uid, body: 'Tuesday is fine.' }),
		});
		expect(await host.poll()).toEqual([]);
	});

	it('have no payload unless Include Payload is on, nor has a test in the editor', async () => {
		const host = await polling();
		says('Tuesday is fine.');
		const items = [only(await host.poll()), ...(await host.poll('manual'))];
		expect(items.length).toBeGreaterThan(1);
		for (const { json } of items) expect(json).not.toHaveProperty('payload');
	});

	it('of our own start nothing, however many', async () => {
		const host = await polling();
		for (let n = 0; n < 250; n++) sends(`Number ${n}`);
		expect(await host.poll()).toEqual([]);
		says('An answer');
		expect(await texts(host)).toEqual(['An answer']);
		expect(Object.keys(seen(host))).toHaveLength(1);
	});

	it.each(['asc', 'desc', 'shuffled'] as const)('come over all pages, oldest first (%s)', async (sort) => {
		stage.sandbox.quirks.sort = sort;
		const host = await polling();
		const expected = Array.from({ length: 230 }, (_, n) => `Number ${n}`);
		for (const [n, text] of expected.entries()) says(text, { ...ago(230 - n), conversation: conversation(n % 40) });
		expect(await texts(host)).toEqual(expected);
		expect(await host.poll()).toEqual([]);
	});

	it('of the same moment all come, before and after a look', async () => {
		const host = await polling();
		const moment = ago(0);
		says('One', moment);
		says('Two', moment);
		expect((await texts(host)).sort()).toEqual(['One', 'Two']);
		says('Three', moment);
		expect(await texts(host)).toEqual(['Three']);
	});

	it('that show up late come too', async () => {
		const host = await polling();
		says('Now');
		expect(await texts(host)).toEqual(['Now']);
		says('From nine minutes ago', ago(9 * 60_000));
		says('From an hour ago', ago(3_600_000));
		expect(await texts(host)).toEqual(['From nine minutes ago']);
		expect(await host.poll()).toEqual([]);
	});

	it('come after looks that did not succeed', async () => {
		const host = await polling();
		says('One');
		stage.sandbox.faults.add({ kind: '500', route: '/v1/messaging/messages', times: Infinity });
		await expect(host.poll()).rejects.toThrow('Respondent could not handle the request (500)');
		stage.sandbox.faults.clear();
		says('Two');
		stage.sandbox.faults.add({ kind: '503', route: '/v1/messaging/conversations/{conversationUid}', times: Infinity });
		await expect(host.poll()).rejects.toThrow('(503)');
		stage.sandbox.faults.clear();
		expect(await texts(host)).toEqual(['One', 'Two']);
	});

	it('of a list that cannot be read are not taken for none', async () => {
		const host = await polling();
		says('One');
		stage.sandbox.faults.add({ kind: 'null-body', route: '/v1/messaging/messages', times: 3 });
		await expect(host.poll()).rejects.toThrow('Respondent gave no readable list');
		stage.sandbox.faults.clear();
		expect(await texts(host)).toEqual(['One']);
	});

	it('start nothing while nobody knows whose they are', async () => {
		const host = await polling();
		says('One');
		stage.sandbox.faults.add({
			kind: 'raw',
			route: '/v1/messaging/conversations/{conversationUid}',
			body: { uid: conversation().uid },
		});
		await expect(host.poll()).rejects.toThrow('does not say which messages are your own');
		expect(await texts(host)).toEqual(['One']);
	});

	it('are told apart when a conversation is gone', async () => {
		const host = await polling();
		says('One');
		says('Two', { conversation: conversation(1) });
		stage.sandbox.faults.add({
			kind: 'raw',
			route: '/v1/messaging/conversations/{conversationUid}',
			status: 404,
			body: { message: 'Conversation not found' },
		});
		expect((await texts(host)).sort()).toEqual(['One', 'Two']);
	});

	it('come once when two looks overlap', async () => {
		const host = await polling();
		says('One');
		const looks = await Promise.all([host.poll(), host.poll(), host.poll()]);
		expect(only(looks.flat()).json.text).toBe('One');
	});

	it('come once across restarts of n8n, which keeps only what came with an execution', async () => {
		const host = await polling();
		says('One');
		expect(await texts(host)).toEqual(['One']);
		await stage.clock.sleep(3_600_000);
		sends('Ours, much later');
		expect(await host.poll()).toEqual([]);
		host.restart();
		expect(await host.poll()).toEqual([]);
		says('Two');
		host.restart();
		expect(await texts(host)).toEqual(['Two']);
	});

	it('of other projects are left out where a project is chosen; another project begins anew', async () => {
		const [one, two] = stage.sandbox.store.projects.map(({ id }) => id);
		const of = (projectId?: string) =>
			stage.sandbox.store.conversations.find(({ metadata }) => metadata.projectId === projectId)!;
		const host = await polling({ projectId: byId(two!) });
		says('Of the first', { conversation: of(one) });
		says('Of the second', { conversation: of(two) });
		expect(await texts(host)).toEqual(['Of the second']);
	});

	it('are those of a project whose ID was pasted with more around it; a name of a project is refused', async () => {
		const { projectId } = conversation().metadata;
		const host = await polling({ projectId: byId(`ObjectId("${projectId}")\u200B`) });
		says('Here');
		expect(await texts(host)).toEqual(['Here']);
		const named = await stage.host({ projectId: byId('Interviews in May') }, new RespondentPollingTrigger());
		await expect(named.poll()).rejects.toMatchObject({
			message: '"Project" is "Interviews in May", which is not an ID of 24 hexadecimal digits',
			description: expect.stringContaining('Choose the project from the list'),
		});
	});

	it('are remembered for ten minutes and no longer', async () => {
		const host = await polling();
		for (let n = 0; n < 100; n++) says(`Number ${n}`, ago(9 * 60_000));
		says('Now');
		expect(await host.poll()).toHaveLength(101);
		expect(Object.keys(seen(host))).toHaveLength(101);
		await stage.clock.sleep(12 * 60_000);
		says('Later');
		expect(await texts(host)).toEqual(['Later']);
		expect(Object.keys(seen(host))).toHaveLength(1);
	});

	it('with a time that lies ahead do not hide the others', async () => {
		const host = await polling();
		says('From the future', ago(-86_400_000));
		expect(await texts(host)).toEqual(['From the future']);
		says('Now');
		expect(await texts(host)).toEqual(['Now']);
	});
});
