import { first, useSandbox } from './client';

const fixture = useSandbox();
const path = '/v1/messaging/conversations';

const projectAndUsers = () => {
	const { store } = fixture.sandbox;
	const { id } = first(store.projects);
	const responses = store.screenerResponses.filter(({ projectId }) => projectId === id);
	return { id, responses, userIds: responses.map(({ userId }) => userId) };
};

describe('GET conversations', () => {
	it('lists them newest first, with their count on request', async () => {
		const { data, status } = await fixture.client.get(path, { params: { page: 2, pageSize: 15, includeCount: true } });
		expect(status).toBe(200);
		expect(data).toMatchObject({ page: 2, pageSize: 15, totalResults: 40 });
		const expected = [...fixture.sandbox.store.conversations].reverse().slice(15, 30);
		expect(data.results.map(({ uid }: { uid: string }) => uid)).toEqual(expected.map(({ uid }) => uid));
	});

	it('has 20 per page and no count by default', async () => {
		const { data } = await fixture.client.get(path);
		expect(data.results).toHaveLength(20);
		expect(data).toMatchObject({ page: 1, pageSize: 20 });
		expect(data).not.toHaveProperty('totalResults');
	});

	it.each(['projectId', 'externalResearcherId'] as const)('filters by %s', async (name) => {
		const { metadata } = first(fixture.sandbox.store.conversations);
		const { data } = await fixture.client.get(path, { params: { [name]: metadata[name], pageSize: 100 } });
		const expected = fixture.sandbox.store.conversations.filter((row) => row.metadata[name] === metadata[name]);
		expect(data.results).toHaveLength(expected.length);
		expect(expected.length).toBeLessThan(40);
		for (const row of data.results) expect(row.metadata[name]).toBe(metadata[name]);
	});

	it('includes conversations that were created after a filtered list was read', async () => {
		const { id, userIds } = projectAndUsers();
		const read = async () => (await fixture.client.get(path, { params: { projectId: id, includeCount: true } })).data;
		const before = await read();
		await fixture.client.post(path, { projectId: id, participantUserIds: userIds.slice(0, 1) });
		expect((await read()).totalResults).toBe(Number(before.totalResults) + 1);
	});
});

describe('POST conversations', () => {
	it('creates one with the screener response of the user, and the owner as a participant', async () => {
		const { id, responses, userIds } = projectAndUsers();
		const { status, data } = await fixture.client.post(path, { projectId: id, participantUserIds: [userIds[3]] });
		const { owner } = fixture.sandbox.store;
		expect(status).toBe(201);
		expect(data.participants.map((person: { foreignId: string }) => person.foreignId)).toEqual([
			owner.foreignId,
			userIds[3],
		]);
		expect(data.participants[1].firstName).toBe(responses[3]?.profile.firstName);
		expect(data).toMatchObject({ user: owner, messages: [], messagesCount: 0, locked: false });
		expect(data.metadata).toMatchObject({ projectId: id, surveyResponseId: responses[3]?.id });
	});

	it('creates a group chat of several users, and reuses the uid of a person', async () => {
		const { id, userIds } = projectAndUsers();
		const one = await fixture.client.post(path, { projectId: id, participantUserIds: userIds.slice(0, 1) });
		const group = await fixture.client.post(path, { projectId: id, participantUserIds: userIds.slice(0, 3) });
		expect(group.data.participants).toHaveLength(4);
		expect(group.data.metadata).not.toHaveProperty('surveyResponseId');
		expect(group.data.participants[1].uid).toBe(one.data.participants[1].uid);
		expect(group.data.uid).not.toBe(one.data.uid);
	});
});

describe('one conversation', () => {
	it('shows its messages and the latest of them', async () => {
		const { uid } = first(fixture.sandbox.store.conversations);
		const { data } = await fixture.client.get(`${path}/${uid}`);
		expect(data.messages).toHaveLength(10);
		expect(data.messagesCount).toBe(10);
		expect(data.latestMessage.uid).toBe(data.messages[9].uid);
	});

	it('is renamed and locked, and accepts no message while it is locked', async () => {
		const { uid } = first(fixture.sandbox.store.conversations);
		const { status, data } = await fixture.client.patch(`${path}/${uid}`, { name: 'Scheduling', locked: true });
		expect([status, data.name, data.locked]).toEqual([200, 'Scheduling', true]);
		const sent = await fixture.client.post(`${path}/${uid}/messages`, { body: 'Hello' });
		expect(sent.status).toBe(403);
		expect(sent.data).toEqual({ statusCode: 403, message: 'Conversation is locked', error: 'Forbidden' });
		await fixture.client.patch(`${path}/${uid}`, { locked: false });
		expect((await fixture.client.post(`${path}/${uid}/messages`, { body: 'Hello' })).status).toBe(201);
	});

	it('is marked as read with a bare true', async () => {
		const { store } = fixture.sandbox;
		const unread = store.conversations.find(({ participants }) => participants[0]?.read === false);
		const { data, status } = await fixture.client.patch(`${path}/${unread?.uid}/read`);
		expect([status, data]).toEqual([200, true]);
		expect(store.conversation(unread?.uid ?? '')?.participants[0]?.read).toBe(true);
	});

	it('gets and loses a participant', async () => {
		const { id, userIds } = projectAndUsers();
		const made = await fixture.client.post(path, { projectId: id, participantUserIds: userIds.slice(0, 1) });
		const participants = `${path}/${made.data.uid}/participants`;
		const added = await fixture.client.post(participants, { participantUserId: userIds[5] });
		expect([added.status, added.data, added.headers['content-length']]).toEqual([201, '', '0']);
		expect((await fixture.client.get(`${path}/${made.data.uid}`)).data.participants).toHaveLength(3);
		const removed = await fixture.client.delete(`${participants}/${userIds[5]}`);
		expect([removed.status, removed.data]).toEqual([200, true]);
		expect((await fixture.client.delete(`${participants}/${userIds[5]}`)).data.message).toBe('Participant not found');
		expect((await fixture.client.get(`${path}/${made.data.uid}`)).data.participants).toHaveLength(2);
	});
});
