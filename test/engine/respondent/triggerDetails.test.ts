import { useExpressionEngine } from '../../support/expressions';
import { eventNames, only, useTriggers } from '../../support/respondentTrigger';

useExpressionEngine();
const stage = useTriggers();

const details = { events: [...eventNames], options: { fetchDetails: true, includePayload: true } };

async function activated(parameters: object = details) {
	const host = await stage.host({ ...parameters });
	await host.activate();
	stage.sandbox.requests.length = 0;
	return host;
}

describe('Fetch Details', () => {
	it('adds the message, and who wrote it', async () => {
		const host = await activated();
		const { uid, participants } = stage.sandbox.store.conversations[0]!;
		stage.sandbox.quirks.attachments = true;
		const message = stage.sandbox.participantSays(uid, 'Tuesday is fine.');
		await stage.settled();
		const { foreignId, firstName, lastName } = participants[1]!;
		expect(only(only(host.executions)).json).toMatchObject({
			messageId: message.uid,
			conversationId: uid,
			contactId: foreignId,
			direction: 'incoming',
			text: 'Tuesday is fine.',
			senderName: `${firstName} ${lastName}`,
			mediaUrl: `https://files.example.net/signed/${message.uid}?expires=900`,
			details: { uid: message.uid, sender: { foreignId }, conversation: { uid } },
			payload: { event: 'MESSAGES.CREATED' },
		});
		expect(only(only(host.executions)).json).not.toHaveProperty('detailsError');
	});

	it('adds the conversation', async () => {
		const host = await activated();
		const { uid } = stage.sandbox.store.conversations[0]!;
		const resource = { conversation: { uid, metadata: {} } };
		stage.sandbox.deliver({ event: 'CONVERSATIONS.CREATED', resource });
		await stage.settled();
		expect(only(only(host.executions)).json).toMatchObject({
			conversationId: uid,
			projectId: stage.sandbox.store.projects[0]!.id,
			messageCount: 10,
			details: { uid, messagesCount: 10 },
		});
	});

	it('adds the screener response, and who gave it', async () => {
		const host = await activated();
		const response = stage.sandbox.participantApplies();
		await stage.settled();
		stage.sandbox.setResponseStatus(response.id, 'PAID');
		await stage.settled();
		const { id, userId, profile } = response;
		for (const items of host.executions) {
			expect(only(items).json).toMatchObject({
				screenerResponseId: id,
				contactId: userId,
				userId,
				name: `${profile.firstName} ${profile.lastName}`,
				details: { id, userId },
			});
		}
		expect(host.executions.map((items) => only(items).json.event)).toEqual([
			'SCREENER_RESPONSES.CREATED',
			'SCREENER_RESPONSES.UPDATED',
		]);
	});

	it('has nothing to add to a project', async () => {
		const host = await activated();
		stage.sandbox.setRecruitingStatus(stage.sandbox.store.projects[0]!.id, 'RECRUITED');
		await stage.settled();
		expect(only(only(host.executions)).json).toMatchObject({ newValue: 'RECRUITED' });
		expect(only(only(host.executions)).json).not.toHaveProperty('details');
		expect(stage.sandbox.requests).toEqual([]);
	});

	it('is off unless it is switched on', async () => {
		const host = await activated({});
		stage.sandbox.participantSays(stage.sandbox.store.conversations[0]!.uid, 'Hello');
		await stage.settled();
		expect(only(only(host.executions)).json).not.toHaveProperty('details');
		expect(stage.sandbox.requests).toEqual([]);
	});

	it('answers the provider before it reads', async () => {
		const host = await activated();
		stage.sandbox.faults.add({ kind: '429', retryAfter: 10 });
		stage.sandbox.participantSays(stage.sandbox.store.conversations[0]!.uid, 'Hello');
		await stage.settled();
		const [attempt] = stage.sandbox.deliveries.attempts;
		const [read] = stage.sandbox.requests;
		expect([attempt?.status, read?.status, stage.clock.slept]).toEqual([200, 429, [10_000]]);
		expect(only(only(host.executions)).json.details).toMatchObject({ body: 'Hello' });
	});
});

describe('a record that cannot be read', () => {
	const events: Array<[string, object, string]> = [
		['MESSAGES.CREATED', { messageId: 'm1', messageBody: 'Hi' }, 'Respondent does not know Message ID "m1" (404)'],
		['MESSAGES.CREATED', { messageBody: 'Hi' }, '"Message ID" must be an ID, but is missing'],
		['SCREENER_RESPONSES.CREATED', { id: '65f0c1d2e3a4b5c6d7e8f9b1' }, '"Project" must be an ID, but is missing'],
		['CONVERSATIONS.CREATED', { conversation: { uid: 'c1' } }, 'Respondent does not know Conversation "c1" (404)'],
	];

	it.each(events)('%s %j starts the workflow all the same, and says so', async (event, resource, detailsError) => {
		const host = await activated();
		stage.sandbox.deliver({ event, resource });
		expect(await stage.settled()).toEqual([200]);
		const { json } = only(only(host.executions));
		expect(json).toMatchObject({ event, payload: { payload: { resource } } });
		expect(json).not.toHaveProperty('details');
		expect(json.detailsError).toContain(detailsError);
	});

	it('may be on a server that is gone', async () => {
		const host = await activated();
		stage.sandbox.faults.add({ kind: 'reset-before-write', times: Infinity });
		const { uid } = stage.sandbox.participantSays(stage.sandbox.store.conversations[0]!.uid, 'Hello');
		await stage.settled();
		expect(only(only(host.executions)).json).toMatchObject({
			messageId: uid,
			text: 'Hello',
			detailsError: 'Respondent broke the connection before it answered',
		});
	});

	it('is what simulated events are about', async () => {
		const host = await activated();
		const { apiKey, apiSecret } = stage.sandbox.credentials;
		const { id } = stage.sandbox.store.webhooks[0]!;
		const simulated = await fetch(`${stage.sandbox.url}/v1/webhooks/${id}/simulate`, {
			method: 'POST',
			body: JSON.stringify({ event: 'MESSAGES.CREATED' }),
			headers: { 'content-type': 'application/json', 'x-api-key': apiKey, 'x-api-secret': apiSecret },
		});
		expect(simulated.status).toBe(201);
		await stage.settled();
		expect(only(only(host.executions)).json).toMatchObject({
			text: 'This is a test message.',
			detailsError: expect.stringContaining('(404)'),
		});
	});
});
