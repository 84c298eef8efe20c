import axios from 'axios';
import { addContact, addConversation, useChatwootSandbox } from './client';

const fixture = useChatwootSandbox({ dataset: 'empty' });

const asAgent = () => ({ headers: { api_access_token: fixture.sandbox.credentials.agentToken } });

it('tells its version to everybody', async () => {
	const { data } = await axios.get<unknown>(`${fixture.sandbox.url}/api`);
	expect(data).toMatchObject({ version: '4.15.1', queue_services: 'ok', data_services: 'ok' });
});

it('writes texts in the language of the account, which an administrator sets', async () => {
	const { client, sandbox } = fixture;
	const { id } = addConversation(sandbox.store, addContact(sandbox.store));
	const remove = async (content: string) => {
		const { data } = await client.post<{ id: number }>(`/conversations/${id}/messages`, { content });
		await client.delete(`/conversations/${id}/messages/${data.id}`);
		return sandbox.store.messagesOf(id).at(-1)?.content;
	};
	expect(await remove('One')).toBe('This message was deleted');
	expect((await client.patch('', { locale: 'es' })).data).toMatchObject({ locale: 'es' });
	expect(await remove('Two')).toBe('Este mensaje se ha eliminado');
	expect((await client.patch('', { locale: 'klingon' })).status).toBe(422);
	expect((await client.patch('', { locale: 'en' }, asAgent())).status).toBe(401);
	expect((await client.get('')).data).toMatchObject({ id: 1, locale: 'es', name: 'Sandbox Shop' });
});

it('lists agents by name, and takes one with an email address of its own', async () => {
	const { client, sandbox } = fixture;
	const added = await client.post<{ id: number }>('/agents', { name: 'alma', email: 'Alma@shop.example' });
	expect(added.data).toMatchObject({ name: 'alma', email: 'alma@shop.example', role: 'agent' });
	const { data } = await client.get<Array<{ name: string }>>('/agents');
	expect(data.map(({ name }) => name)).toEqual(['alma', 'Ben Agent', 'Cleo Agent', 'Mia Admin']);
	expect((await client.post('/agents', { email: 'alma@shop.example' })).data).toEqual({
		message: 'User has already been taken',
		attributes: ['user_id'],
	});
	expect((await client.post('/agents', {})).data).toEqual({ error: 'param is missing or the value is empty: agent' });
	const path = `/agents/${added.data.id}`;
	expect((await client.patch(path, { role: 'administrator' })).data).toMatchObject({ role: 'administrator' });
	await client.post('/inbox_members', { inbox_id: 7, user_ids: [added.data.id] });
	expect((await client.delete(path)).status).toBe(200);
	expect(sandbox.store.inbox(7)?.memberIds).not.toContain(added.data.id);
	expect((await client.delete(path)).status).toBe(404);
});

it('stores teams in lower case, with members', async () => {
	const { client, sandbox } = fixture;
	const { data } = await client.post<{ id: number }>('/teams', { name: 'Billing Team' });
	expect(data).toMatchObject({ name: 'billing team', description: null, allow_auto_assign: true, is_member: false });
	expect((await client.post('/teams', { name: 'BILLING team' })).data).toEqual({
		message: 'Name has already been taken',
		attributes: ['name'],
	});
	expect((await client.post('/teams', {})).data).toEqual({ message: 'Name must not be blank', attributes: ['name'] });
	const members = `/teams/${data.id}/team_members`;
	expect((await client.post(members, { user_ids: [1, 2] })).data).toMatchObject([{ id: 1 }, { id: 2 }]);
	expect((await client.get(`/teams/${data.id}`)).data).toMatchObject({ is_member: true });
	await client.delete(members, { data: { user_ids: [1] } });
	expect((await client.get(members)).data).toMatchObject([{ id: 2 }]);
	expect((await client.patch(members, { user_ids: [3] })).data).toMatchObject([{ id: 3 }]);
	const conversation = addConversation(sandbox.store, addContact(sandbox.store), { teamId: data.id });
	await client.delete(`/teams/${data.id}`);
	expect(conversation.teamId).toBeNull();
});

it('stores labels in lower case, and lists them by title', async () => {
	const { client } = fixture;
	const { data } = await client.post<{ id: number }>('/labels', { title: 'Annoyed' });
	expect(data).toMatchObject({ title: 'annoyed', color: '#1f93ff', description: null, show_on_sidebar: null });
	const { data: list } = await client.get<{ payload: Array<{ title: string }> }>('/labels');
	expect(list.payload.map(({ title }) => title).slice(0, 2)).toEqual(['annoyed', 'billing']);
	expect((await client.patch(`/labels/${data.id}`, { title: 'BUG' })).data).toEqual({
		message: 'Title has already been taken',
		attributes: ['title'],
	});
	expect((await client.post('/labels', { title: 'two words' })).data).toEqual({
		message: 'Title is invalid',
		attributes: ['title'],
	});
	expect((await client.patch(`/labels/${data.id}`, { title: 'Calm', show_on_sidebar: true })).data).toMatchObject({
		title: 'calm',
		show_on_sidebar: true,
	});
	expect((await client.delete(`/labels/${data.id}`)).status).toBe(200);
	expect((await client.get(`/labels/${data.id}`)).status).toBe(404);
});

it.each(['agents', 'labels', 'teams', 'inboxes', 'inbox_members', 'agent_bots', 'webhooks'])(
	'lets administrators only create %s',
	async (path) => {
		const { status, data } = await fixture.client.post<unknown>(`/${path}`, { name: 'x', title: 'x' }, asAgent());
		expect([status, data]).toEqual([401, { error: 'You are not authorized to do this action' }]);
	},
);
