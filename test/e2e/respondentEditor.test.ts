import type { INodeParameters } from 'n8n-workflow';
import { Editor } from './support/editor';
import { outreachExample } from './support/example';
import { useRespondentStage } from './support/respondentStage';
import { byId } from './support/stage';
import { waitFor } from './support/waitFor';
import { manualTrigger, workflow } from './support/workflow';

const stage = useRespondentStage('respondentEditor');
let editor: Editor;

beforeAll(async () => {
	editor = await Editor.open(stage.n8n.url);
});

afterAll(async () => await editor.close());

// What is on the screen at the end of a test, whether it passed or not.
afterEach(async () => {
	const name = expect.getState().currentTestName?.replace('Respondent in the editor ', '') ?? 'test';
	await editor.screenshot(name.replaceAll(/[^A-Za-z]+/g, '-'));
});

/** Opens the panel of a Respondent node in a workflow of its own. */
async function openPanel(id: string, parameters: INodeParameters = {}): Promise<void> {
	const sketch = workflow(id, [manualTrigger(), stage.respondent('Respondent', id, parameters)]);
	await editor.openWorkflow(await stage.n8n.rest.createWorkflow(sketch));
	await editor.openNode('Respondent');
}

/** Texts of a list as soon as there are `count` of them. */
async function texts(list: Editor['found'], count: number): Promise<string[]> {
	return await waitFor(
		async () => {
			const all = await list.allInnerTexts();
			return all.length === count ? all.map((text) => text.trim()) : undefined;
		},
		{ what: `a list of ${count}` },
	);
}

describe('Respondent in the editor', () => {
	it('is found in the node list with its actions', async () => {
		await editor.openWorkflow(await stage.n8n.rest.createWorkflow(workflow('Empty', [manualTrigger()])));

		await editor.searchNodes('respondent');
		await editor.listed('Respondent').waitFor();
		await editor.screenshot('node-list');
		await editor.listed('Respondent').click();
		await editor.listed('Create a conversation').waitFor();
		await editor.screenshot('actions');
		await editor.listed('Send a message').click();

		await editor.page.getByTestId('ndv').waitFor();
		expect(await editor.field('resource').locator('input').inputValue()).toBe('Message');
		expect(await editor.field('operation').locator('input').inputValue()).toBe('Send');
		// The only credential of its kind is chosen without being asked for.
		expect(await editor.page.getByTestId('node-credentials-select').locator('input').inputValue()).toBe(
			'Respondent sandbox',
		);
		await editor.closeNode();
		const icon = editor.canvasNode('Send a message').locator('img');
		expect(await icon.getAttribute('src')).toMatch(/respondent\.svg$/);
		expect(await icon.evaluate((image) => Reflect.get(image, 'naturalWidth') as number)).toBeGreaterThan(0);
	});

	it('opens a conversation with people who were picked, not typed', async () => {
		const { store } = stage.sandbox;
		const payroll = store.projects.find(({ publicInternalName }) => publicInternalName === 'Payroll interviews B2B')!;
		await openPanel('conversation:create');

		await editor.field('projectId').click();
		expect(await texts(editor.found, 3)).toEqual(
			expect.arrayContaining(
				store.projects.map(({ publicInternalName, publicTitle }) => `${publicInternalName}: ${publicTitle}`),
			),
		);
		await editor.screenshot('project-picker');
		await editor.page.getByTestId('rlc-search').filter({ visible: true }).fill('payroll');
		expect(await texts(editor.found, 1)).toEqual([`${payroll.publicInternalName}: ${payroll.publicTitle}`]);
		await editor.found.click();

		const people = await editor.openMenu('participantUserIds');
		await people.filter({ hasText: 'Lucas Costa' }).click();
		await people.filter({ hasText: 'Mei Nowak' }).click();
		await editor.screenshot('participants');
		await editor.page.keyboard.press('Escape');
		const output = await editor.executeStep('Lucas C, Mei N');

		const { metadata, participants } = store.conversations.at(-1)!;
		expect(metadata.projectId).toBe(payroll.id);
		expect(participants.map(({ firstName }) => firstName)).toEqual(['Robin', 'Lucas', 'Mei']);
		expect(output).toContain(store.conversations.at(-1)!.uid);
	});

	it('shows the fields of the resource and the operation that are chosen', async () => {
		await openPanel('conversation:create');
		expect(await editor.field('participantsFrom').isVisible()).toBe(true);

		await editor.choose('resource', 'Message');
		await editor.field('text').waitFor();
		expect(await editor.field('participantsFrom').isVisible()).toBe(false);
		await editor.choose('operation', 'Get Many');
		await editor.field('returnAll').waitFor();

		expect(await editor.field('text').isVisible()).toBe(false);
		await editor.executeStep('50 items');
	});

	it('picks a conversation by the names of the people in it', async () => {
		const conversation = stage.sandbox.store.conversations[0]!;
		const { firstName, lastName } = conversation.participants[1]!;
		await openPanel('message:send', { text: 'See you on Tuesday.' });

		await editor.field('conversationId').click();
		await editor.found.first().waitFor();
		await editor.page
			.getByTestId('rlc-search')
			.filter({ visible: true })
			.fill(`${conversation.name}: ${firstName} ${lastName}`);
		await texts(editor.found, 1);
		await editor.screenshot('conversation-picker');
		await editor.found.click();

		await editor.executeStep('outgoing');
		expect(stage.sandbox.store.messagesWithBody('See you on Tuesday.')).toMatchObject([
			{ conversationUid: conversation.uid },
		]);
	});

	it('says which value is wrong and what to do about it', async () => {
		await openPanel('message:send', { conversationId: byId('of-another-account'), text: 'Hello' });

		const output = await editor.executeStep(/^Check the ID/);

		expect(output).toContain(
			'Respondent does not know Conversation "of-another-account" (404): Conversation not found',
		);
		expect(output).toContain('Check the ID, and that it belongs to the account and environment of the credential.');
	});

	it('runs the example workflow from the canvas', async () => {
		const example = await stage.n8n.rest.createWorkflow(outreachExample(stage));
		await editor.openWorkflow(example);

		await editor.executeWorkflow();
		await editor.screenshot('outreach');

		// What stands on the wires between the nodes.
		const counts = await editor.page.getByTestId('edge-label').allInnerTexts();
		expect(counts.map((text) => text.trim())).toEqual(expect.arrayContaining(['25 items', '24 items', '23 items']));
		await editor.openNode('Send Message');
		await editor.page.getByTestId('output-panel').getByText('23 items').waitFor();
	});

	it('tests the credential in its window', async () => {
		await openPanel('message:send');

		await editor.page.getByTestId('credential-edit-button').click();
		await editor.page.getByText('Connection tested successfully').waitFor();

		expect(await editor.field('environment').locator('input').inputValue()).toBe('Custom URL');
		expect(await editor.field('baseUrl').locator('input').inputValue()).toBe(stage.sandbox.url);
		expect(await editor.field('apiSecret').locator('input').getAttribute('type')).toBe('password');
	});
});
