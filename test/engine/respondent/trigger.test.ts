import type { IDataObject } from 'n8n-workflow';
import { useExpressionEngine } from '../../support/expressions';
import { eventNames, only, recorded, useTriggers } from '../../support/respondentTrigger';
import { byId } from '../../support/harness';

useExpressionEngine();
const stage = useTriggers();

const all = { events: [...eventNames], options: { includePayload: true } };
const resourceOf = (event: IDataObject) => (event.payload as IDataObject).resource as IDataObject;

/** Delivers a recorded event to a trigger with these parameters, and gives what was started. */
async function itemsFor(name: (typeof eventNames)[number], parameters: object = all, changes: object = {}) {
	const host = await stage.host({ ...parameters });
	await host.activate();
	const event = recorded(name);
	stage.sandbox.deliver({ event: name, resource: { ...resourceOf(event), ...changes } });
	expect(await stage.settled()).toEqual([200]);
	return host.executions.flat().map(({ json }) => json);
}

describe('an event becomes an item', () => {
	const common = {
		eventId: expect.any(String),
		channel: 'respondent',
		projectId: '65f0c1d2e3a4b5c6d7e8f901',
	};
	const payload = (event: string) => ({
		event,
		uuid: expect.any(String),
		created: expect.any(String),
		payload: { resource: resourceOf(recorded(event as (typeof eventNames)[number])) },
	});

	it('a message of a participant', async () => {
		const [attachment] = resourceOf(recorded('MESSAGES.CREATED')).attachments as IDataObject[];
		expect(only(await itemsFor('MESSAGES.CREATED'))).toEqual({
			...common,
			event: 'MESSAGES.CREATED',
			messageId: 'd81f4b3a-70c5-4e29-86ab-19e5d3c7f062',
			conversationId: '3b8f6c1e-5d0a-4a57-9c43-6e2f7b1d9a10',
			direction: 'incoming',
			text: 'Tuesday is fine.',
			sentAt: '2026-03-02T10:02:43.871Z',
			mediaUrl: 'https://files.example.net/signed/abc',
			attachments: [attachment],
			profileId: '65f0c1d2e3a4b5c6d7e8f9f1',
			senderType: '<value undocumented>',
			payload: payload('MESSAGES.CREATED'),
		});
	});

	it('a conversation', async () => {
		expect(only(await itemsFor('CONVERSATIONS.CREATED'))).toEqual({
			...common,
			event: 'CONVERSATIONS.CREATED',
			conversationId: '3b8f6c1e-5d0a-4a57-9c43-6e2f7b1d9a10',
			contactId: '65f0c1d2e3a4b5c6d7e8f9a1',
			name: 'Kitchen habits',
			participants: 'Noor B',
			locked: false,
			createdAt: '2026-03-02T09:14:07.512Z',
			payload: payload('CONVERSATIONS.CREATED'),
		});
	});

	it('a screener response, new and changed', async () => {
		const response = { ...common, screenerResponseId: '65f0c1d2e3a4b5c6d7e8f9b1' };
		expect(only(await itemsFor('SCREENER_RESPONSES.CREATED'))).toEqual({
			...response,
			event: 'SCREENER_RESPONSES.CREATED',
			payload: payload('SCREENER_RESPONSES.CREATED'),
		});
		stage.sandbox.reset();
		expect(only(await itemsFor('SCREENER_RESPONSES.UPDATED'))).toEqual({
			...response,
			event: 'SCREENER_RESPONSES.UPDATED',
			changedFields: 'status',
			oldValue: 'ATTENDED',
			newValue: 'PAID',
			payload: payload('SCREENER_RESPONSES.UPDATED'),
		});
	});

	it('a project', async () => {
		expect(only(await itemsFor('PROJECTS.UPDATED'))).toEqual({
			...common,
			event: 'PROJECTS.UPDATED',
			changedFields: 'recruitingStatus',
			oldValue: 'RECRUITING',
			newValue: 'RECRUITED',
			payload: payload('PROJECTS.UPDATED'),
		});
	});

	it('whatever else the provider adds, as it came', async () => {
		const changes = { newlyAdded: { deep: [1, null] }, attachments: undefined };
		const item = only(await itemsFor('MESSAGES.CREATED', all, changes));
		expect(resourceOf(item.payload as IDataObject).newlyAdded).toEqual({ deep: [1, null] });
		expect(['mediaUrl' in item, 'attachments' in item]).toEqual([false, false]);
	});

	it('with the project under its older name', async () => {
		const changes = { projectId: undefined, parentId: 'p-from-parent' };
		const item = only(await itemsFor('SCREENER_RESPONSES.CREATED', all, changes));
		expect(item.projectId).toBe('p-from-parent');
	});
});

describe('what starts the workflow', () => {
	it('is a message, unless other events are chosen', async () => {
		for (const name of eventNames) {
			stage.sandbox.reset();
			expect([name, (await itemsFor(name, {})).length]).toEqual([name, name === 'MESSAGES.CREATED' ? 1 : 0]);
		}
	});

	it('is a kind of event that nobody knows yet, when Other is chosen', async () => {
		const host = await stage.host({ events: ['other'] });
		await host.activate();
		stage.sandbox.deliver({ event: 'INVITATIONS.SENT', resource: { id: 'i1', projectId: 'p1' } });
		stage.sandbox.deliver({ event: 'MESSAGES.CREATED', resource: { messageId: 'm1' } });
		expect(await stage.settled()).toEqual([200, 200]);
		expect(only(only(host.executions)).json).toMatchObject({ event: 'INVITATIONS.SENT', projectId: 'p1' });
	});

	it.each(eventNames)('%s of the chosen project only', async (name) => {
		const chosen = { ...all, projectId: byId(' 65F0C1D2E3A4B5C6D7E8F901 ') };
		expect(await itemsFor(name, chosen)).toHaveLength(1);
		stage.sandbox.reset();
		expect(await itemsFor(name, { ...all, projectId: byId('65f0c1d2e3a4b5c6d7e8f999') })).toEqual([]);
	});

	it.each(['"65f0c1d2e3a4b5c6d7e8f901"', '\u200B65f0c1d2e3a4b5c6d7e8f901', 'ObjectId("65f0c1d2e3a4b5c6d7e8f901")'])(
		'is of the project whose ID was pasted as %j',
		async (pasted) => {
			expect(await itemsFor('MESSAGES.CREATED', { ...all, projectId: byId(pasted) })).toHaveLength(1);
		},
	);

	it('is of the project whose address was pasted in place of the ID', async () => {
		const address = 'https://app.respondent.io/projects/65f0c1d2e3a4b5c6d7e8f901/participants';
		expect(await itemsFor('MESSAGES.CREATED', { ...all, projectId: byId(address) })).toHaveLength(1);
	});

	it.each(['Interviews in May', 'https://app.respondent.io/projects'])(
		'is not what a project %j would be of: the activation fails, also when n8n starts',
		async (projectId) => {
			const host = await stage.host({ ...all, projectId: byId(projectId) });
			const refusal = { message: expect.stringMatching(/^"Project" .*(not an ID|holds no ID)/) };
			await expect(host.activate()).rejects.toMatchObject(refusal);
			await expect(host.start()).rejects.toMatchObject(refusal);
		},
	);

	it('is a message that names no project, whichever is chosen', async () => {
		const chosen = { ...all, projectId: byId('65f0c1d2e3a4b5c6d7e8f999') };
		expect(await itemsFor('MESSAGES.CREATED', chosen, { projectId: undefined })).toHaveLength(1);
	});

	it('is what participants write, and not what we send', async () => {
		const host = await stage.host();
		await host.activate();
		const { uid } = stage.sandbox.store.conversations[0]!;
		const { url, credentials } = stage.sandbox;
		const sent = await fetch(`${url}/v1/messaging/conversations/${uid}/messages`, {
			method: 'POST',
			body: JSON.stringify({ body: 'Hello' }),
			headers: {
				'content-type': 'application/json',
				'x-api-key': credentials.apiKey,
				'x-api-secret': credentials.apiSecret,
			},
		});
		expect(sent.status).toBe(201);
		const { uid: messageId } = stage.sandbox.participantSays(uid, 'Hello to you');
		await stage.settled();
		expect(only(only(host.executions)).json).toMatchObject({ messageId, text: 'Hello to you', direction: 'incoming' });
	});

	it('is shown in the editor as well as in production', async () => {
		const host = await stage.host();
		await host.listen();
		stage.sandbox.participantSays(stage.sandbox.store.conversations[0]!.uid, 'Testing');
		expect(await stage.settled()).toEqual([200]);
		expect(only(only(host.executions)).json.text).toBe('Testing');
	});
});

it('says nothing of the key, even when somebody sends it along', async () => {
	const host = await stage.host();
	await host.activate();
	const { privateKey } = stage.sandbox.store.webhooks[0]!;
	stage.sandbox.participantSays(stage.sandbox.store.conversations[0]!.uid, `Is this yours: ${privateKey}?`);
	await stage.settled();
	expect(only(only(host.executions)).json.text).toBe('Is this yours: ***?');
	expect(JSON.stringify(host.executions)).not.toContain(privateKey);
	expect(host.staticData.webhook).toMatchObject({ privateKey });
});
