import type { INodeParameters } from 'n8n-workflow';
import { loadOptions, search } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useRespondent();

const find = async (method: string, parameters: INodeParameters, filter?: string, token?: string) =>
	await search(harness.setup, method, parameters, filter, token);

describe('pickers', () => {
	it('lists projects by their internal names and titles, and searches both', async () => {
		const names = harness.sandbox.store.projects.map(
			({ publicInternalName, publicTitle }) => `${publicInternalName}: ${publicTitle}`,
		);
		const { results } = await find('searchProjects', {});
		expect(results.map(({ name }) => name).sort()).toEqual(names.sort());
		const { publicTitle, id } = harness.sandbox.store.projects[1] ?? { publicTitle: '', id: '' };
		const found = await find('searchProjects', {}, publicTitle.toUpperCase().slice(2));
		expect(found.results.map(({ value }) => value)).toEqual([id]);
	});

	it('lists conversations with the names of the people in them', async () => {
		const { results } = await find('searchConversations', {});
		expect(results).toHaveLength(40);
		const { uid, participants } = harness.sandbox.store.conversations[5] ?? { uid: '', participants: [] };
		const entry = results.find(({ value }) => value === uid);
		expect(entry?.name).toContain(participants[1]?.firstName);
		expect((await find('searchConversations', {}, uid)).results).toEqual([entry]);
	});

	it('goes on where the list was cut', async () => {
		harness.sandbox.store.addConversations(230);
		const seen = new Set<unknown>();
		let token: string | undefined;
		let opened = 0;
		do {
			const { results, paginationToken } = await find('searchConversations', {}, undefined, token);
			for (const { value } of results) seen.add(value);
			token = typeof paginationToken === 'string' ? paginationToken : undefined;
			opened++;
		} while (token !== undefined);
		expect([seen.size, opened]).toEqual([270, 3]);
	});

	it("lists the project's people for Create", async () => {
		const { store } = harness.sandbox;
		const parameters = { resource: 'conversation', operation: 'create', projectId: byId(store.projects[0]?.id ?? '') };
		const people = await loadOptions(harness.setup, 'getParticipants', parameters);
		const [response] = store.screenerResponses;
		expect(people.find(({ value }) => value === response?.userId)?.name).toContain(response?.profile.firstName);
	});

	it('asks for the project before it lists people', async () => {
		const create = { resource: 'conversation', operation: 'create', projectId: byId('') };
		await expect(loadOptions(harness.setup, 'getParticipants', create)).rejects.toThrow('Choose the project first');
		const send = { resource: 'message', operation: 'sendToParticipant', projectId: byId('') };
		await expect(find('searchApplicants', send)).rejects.toThrow('Choose the project first');
	});

	it('lists people by name, in the menu and in the picker', async () => {
		const projectId = byId(harness.sandbox.store.projects[0]?.id ?? '');
		const create = { resource: 'conversation', operation: 'create', projectId };
		const names = (await loadOptions(harness.setup, 'getParticipants', create)).map(({ name }) => name);
		expect(names.length).toBeGreaterThan(10);
		expect(names).toEqual([...names].sort((one, two) => one.localeCompare(two)));
		const send = { resource: 'message', operation: 'sendToParticipant', projectId };
		const { results } = await find('searchApplicants', send);
		expect(results.map(({ name }) => name)).toEqual(names.slice(0, 100));
		const [first] = results;
		const found = await find('searchApplicants', send, first?.name.slice(0, 4).toUpperCase());
		expect(found.results).toContainEqual(first);
	});

	it('says that a list of people was cut, also where nobody was found', async () => {
		const { store } = harness.sandbox;
		const projectId = store.projects[0]?.id ?? '';
		store.addScreenerResponses(6500, projectId);
		const create = { resource: 'conversation', operation: 'create', projectId: byId(projectId) };
		const people = await loadOptions(harness.setup, 'getParticipants', create);
		expect([people.length, people.at(-1)?.name]).toEqual([5001, expect.stringContaining('Only the first 5,000')]);
		const send = { resource: 'message', operation: 'sendToParticipant', projectId: byId(projectId) };
		const { results } = await find('searchApplicants', send, 'nobody of this name');
		expect(results.map(({ name }) => name)).toEqual([people.at(-1)?.name]);
		expect((await find('searchApplicants', send)).results).toHaveLength(100);
	});

	it('lists those in the conversation for Remove, and those who applied for Add', async () => {
		const { uid, participants } = harness.sandbox.store.conversations[39] ?? { uid: '', participants: [] };
		const conversationId = byId(uid);
		const inside = await find('searchParticipants', {
			resource: 'conversation',
			operation: 'removeParticipant',
			conversationId,
		});
		expect(inside.results.map(({ value }) => value)).toEqual(participants.slice(1).map(({ foreignId }) => foreignId));
		const applied = await find('searchParticipants', {
			resource: 'conversation',
			operation: 'addParticipant',
			conversationId,
		});
		expect(applied.results.length).toBeGreaterThan(inside.results.length);
	});

	it('says in plain words why a list cannot be loaded', async () => {
		Object.assign(harness.setup.credentials.respondentApi ?? {}, { apiSecret: 'wrong' });
		await expect(find('searchProjects', {})).rejects.toThrow('Respondent refused the credentials (401)');
	});
});
