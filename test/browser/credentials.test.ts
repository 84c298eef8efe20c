import { actionCases } from './cases';
import { useDesk } from './support/desk';
import { openPanel, openSideBySide, useService } from './support/service';

const desk = useDesk();

describe.each(actionCases)('The credential of $name in its window', ({ manifest, newNode, refusals, name }) => {
	const service = useService(desk, manifest, newNode);

	// Each test has a node with a credential of its own, as it spoils it.
	beforeAll(async () => {
		const titles = ['Right', ...refusals.map(({ sentence }) => sentence)];
		const nodes = [];
		for (const title of titles) {
			const { id, name: credentialName, type } = await service.anotherCredential();
			nodes.push({ ...service.sketch(title, {}), credentials: { [type]: { id, name: credentialName } } });
		}
		await openSideBySide(desk, name, nodes);
	});

	afterEach(async () => {
		const close = desk.editor.page.getByTestId('editCredential-modal').locator('.el-dialog__headerbtn');
		await close.click();
		await close.waitFor({ state: 'hidden' });
	});

	async function openWindow(title: string): Promise<void> {
		const { page } = desk.editor;
		await openPanel(desk, title);
		await page.getByTestId('credential-edit-button').click();
		await page.getByText('Connection tested successfully').waitFor();
	}

	it('turns green, and hides what is secret', async () => {
		await openWindow('Right');
		await desk.editor.screenshot(`${manifest.fixture.service.credentialType}-green`);

		for (const { name: field, typeOptions, type } of manifest.fixture.credentialType.properties) {
			if (!typeOptions?.password || type === 'hidden') continue;
			expect(await desk.editor.field(field).locator('input').getAttribute('type')).toBe('password');
		}
	});

	it.each(refusals)('turns red for $wrong: $sentence', async ({ wrong, sentence }) => {
		const { page } = desk.editor;
		await openWindow(sentence);

		for (const [field, value] of Object.entries(wrong)) await desk.editor.field(field).locator('input').fill(value);
		await page.getByTestId('credential-save-button').getByText('Save').click();
		await page.getByText('Couldn’t connect with these settings').waitFor();
		await page.getByText('More details').click();

		await page.getByTestId('editCredential-modal').getByText(sentence).waitFor();
		await desk.editor.screenshot(`${manifest.fixture.service.credentialType}-red-${Object.keys(wrong).join('-')}`);
	});
});
