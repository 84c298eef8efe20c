import { RespondentPollingTrigger } from '../../../nodes/Respondent/RespondentPollingTrigger.node';
import { useExpressionEngine } from '../../support/expressions';
import { pollingOn, timeOf } from '../../support/respondentPolling';
import { only, useTriggers } from '../../support/respondentTrigger';
import type { TriggerHost } from '../../support/trigger';
import { byId } from '../../support/harness';

useExpressionEngine();
const stage = useTriggers();
const { polling, says, sends } = pollingOn(stage);

const MESSAGE = 'MESSAGES.CREATED';
const RESPONSE = 'SCREENER_RESPONSES.CREATED';

describe('screener responses', () => {
	const ids = async (host: TriggerHost) => (await host.poll()).map(({ json }) => json.screenerResponseId);

	it('start a workflow where they are chosen', async () => {
		const host = await polling({ events: [RESPONSE], options: { includePayload: true } });
		says('Not asked for');
		const { id, userId, projectId, profile } = stage.sandbox.participantApplies();
		const { json } = only(await host.poll());
		expect(json).toMatchObject({
			event: RESPONSE,
			screenerResponseId: id,
			contactId: userId,
			userId,
			projectId,
			name: `${profile.firstName} ${profile.lastName}`,
			responseStatus: 'PENDING',
			payload: { id },
		});
		expect(json).not.toHaveProperty('messageId');
		expect(await host.poll()).toEqual([]);
	});

	it('come from all open projects, or from the chosen one', async () => {
		const projects = stage.sandbox.store.projects.map(({ id }) => id);
		const everywhere = await polling({ events: [MESSAGE, RESPONSE] });
		const inTheSecond = await polling({ events: [RESPONSE], projectId: byId(projects[1]!) });
		const applied = projects.map((projectId) => stage.sandbox.participantApplies(projectId).id);
		expect((await ids(everywhere)).sort()).toEqual(applied.sort());
		expect(await ids(inTheSecond)).toHaveLength(1);
	});

	it('without a time come once as well', async () => {
		const host = await polling({ events: [RESPONSE] });
		const response = stage.sandbox.participantApplies();
		Object.assign(response, { createdAt: undefined });
		expect(await ids(host)).toEqual([response.id]);
		stage.sandbox.participantApplies();
		expect(await ids(host)).toHaveLength(1);
		expect(await ids(host)).toEqual([]);
	});

	it('do not count while messages cannot be read, so that none is lost', async () => {
		const host = await polling({ events: [MESSAGE, RESPONSE] });
		const { id } = stage.sandbox.participantApplies();
		stage.sandbox.faults.add({ kind: '500', route: '/v1/messaging/messages', times: Infinity });
		await expect(host.poll()).rejects.toThrow('(500)');
		stage.sandbox.faults.clear();
		expect(await ids(host)).toEqual([id]);
	});
});

describe('a test in the editor', () => {
	it('shows the latest few of what participants wrote, and keeps nothing', async () => {
		const host = await stage.host({}, new RespondentPollingTrigger());
		sends('Ours');
		for (let n = 0; n < 5; n++) says(`Number ${n}`, { createdAt: timeOf(stage, 1000 - n) });
		const shown = (await host.poll('manual')).map(({ json }) => json.text);
		expect(shown).toEqual(['Number 2', 'Number 3', 'Number 4']);
		expect(host.staticData).toEqual({});
	});

	it('finds older ones too, in whatever order they are listed', async () => {
		stage.sandbox.quirks.sort = 'shuffled';
		const host = await stage.host({}, new RespondentPollingTrigger());
		const { messages, owner } = stage.sandbox.store;
		const expected = messages.filter(({ sender }) => sender.uid !== owner.uid).slice(-3);
		expect((await host.poll('manual')).map(({ json }) => json.messageId)).toEqual(expected.map(({ uid }) => uid));
	});

	it('says so when there is nothing to show', async () => {
		const host = await stage.host({ projectId: byId('65f0c1d2e3a4b5c6d7e8f999') }, new RespondentPollingTrigger());
		await expect(host.poll('manual')).rejects.toThrow('There is nothing yet that would start this workflow');
	});
});
