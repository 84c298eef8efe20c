import { manualTrigger, workflow } from '../e2e/support/workflow';
import { actionCases } from './cases';
import { useDesk } from './support/desk';
import { useService } from './support/service';

const desk = useDesk();

describe.each(actionCases)('The credential of $name in its window', ({ manifest, newNode, refusals, name }) => {
	const service = useService(desk, manifest, newNode);

	/** Opens the window of a credential of its own, from the panel of a node that uses it, as n8n's users do. */
	async function openWindow(): Promise<void> {
		const { editor, rest } = desk;
		const { id, name: credentialName, type } = await service.anotherCredential();
		const node = { ...service.sketch(name, {}), credentials: { [type]: { id, name: credentialName } } };
		await editor.openWorkflow(await rest.createWorkflow(workflow('Credential', [manualTrigger(), node])));
		await editor.openNode(name);
		await editor.page.getByTestId('credential-edit-button').click();
		await editor.page.getByText('Connection tested successfully').waitFor();
	}

	it('turns green, and hides what is secret', async () => {
		await openWindow();

		for (const { name: field, typeOptions, type } of manifest.cast.credentialType.properties) {
			if (!typeOptions?.password || type === 'hidden') continue;
			expect(await desk.editor.field(field).locator('input').getAttribute('type')).toBe('password');
		}
	});

	it.each(refusals)('turns red for $wrong: $sentence', async ({ wrong, sentence }) => {
		const { page, field } = { page: desk.editor.page, field: (key: string) => desk.editor.field(key) };
		await openWindow();

		for (const [key, value] of Object.entries(wrong)) await field(key).locator('input').fill(value);
		await page.getByTestId('credential-save-button').getByText('Save').click();
		await page.getByText('Couldn’t connect with these settings').waitFor();
		await page.getByText('More details').click();

		await page.getByText(sentence).waitFor();
	});
});
