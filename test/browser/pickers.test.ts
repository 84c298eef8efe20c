import { withIds } from '../support/harness';
import type { INodeProperties } from 'n8n-workflow';
import type { Locator } from 'playwright-core';
import { waitFor } from '../e2e/support/waitFor';
import { nodeCases } from './cases';
import { useDesk } from './support/desk';
import { chooseMode, held, markedLabels, openList } from './support/panel';
import { openPanel, openSideBySide, useService } from './support/service';

const desk = useDesk();

describe.each(nodeCases)('$name in the editor', ({ manifest, newNode, panels, pickers, name: nodeName }) => {
	const service = useService(desk, manifest, newNode);
	const { description } = newNode();
	// The main fields, then the entries of collections.
	const fields = [
		...description.properties,
		...description.properties.flatMap(({ options = [] }) => options.filter((option) => 'type' in option)),
	];

	beforeAll(async () => {
		const nodes = pickers.map((picker) => {
			const parameters = panels?.[picker.panel] ?? withIds(picker.panel, picker.parameters?.(service.sandbox));
			return service.sketch(picker.method, parameters);
		});
		await openSideBySide(desk, nodeName, nodes);
	});

	it('has everything that it fills from the service listed here', () => {
		const named = JSON.stringify(description.properties).matchAll(/"(?:searchListMethod|loadOptionsMethod)":"(\w+)"/g);
		const methods = [...new Set([...named].map(([, method]) => method))];
		expect(pickers.map(({ method }) => method).sort()).toEqual(methods.sort());
	});

	for (const { method, field, search, finds, idMode = 'By ID', page } of pickers) {
		const property = fields.find((each) => each.name === field && mentions(each, method));

		it(`${field}: lists what is on the server, and finds "${search}"`, async () => {
			const { editor } = desk;
			const [wanted = ''] = finds;
			await openPanel(desk, method);
			if (property?.type === 'multiOptions') {
				const options = await editor.openMenu(field);
				expect(await options.count()).toBeGreaterThan(finds.length);
				await editor.page.keyboard.type(search);
				await expectTexts(options, finds);
				await editor.screenshot(`${nodeName}-${field}-list`);
				await options.first().click();
				await editor.field(field).getByText(wanted).waitFor();
				return;
			}

			if (property?.type === 'options') {
				const options = await editor.openMenu(field);
				await editor.page.keyboard.type(search);
				await expectTexts(options, finds);
				await options.first().click();
				expect(await editor.field(field).locator('input').first().inputValue()).toBe(wanted);
				return;
			}

			await openList(editor, field);
			expect(await editor.found.count()).toBeGreaterThan(finds.length);
			await editor.page.getByTestId('rlc-search').filter({ visible: true }).fill(search);
			await expectTexts(editor.found, finds);
			await editor.screenshot(`${nodeName}-${field}-list`);
			await editor.found.first().click();

			expect(await held(editor, field).inputValue()).toBe(wanted);
			await chooseMode(editor, field, idMode);
			expect(await held(editor, field).inputValue()).toMatch(/^[\w-]+$/);
			expect(await markedLabels(editor)).not.toContain(property?.displayName);
		});

		if (page === undefined) continue;
		it(`${field}: takes the address of a page`, async () => {
			const { editor } = desk;
			await openPanel(desk, method);

			await chooseMode(editor, field, 'By URL');
			await held(editor, field).fill('https://app.chatwoot.com/app');
			await expectMark(property?.displayName, true);
			await held(editor, field).fill(page);
			await expectMark(property?.displayName, false);
		});
	}

	async function expectMark(label = '', expected: boolean): Promise<void> {
		const look = async () => ((await markedLabels(desk.editor)).includes(label) === expected ? true : undefined);
		await waitFor(look, { what: `${label} ${expected ? 'with' : 'without'} a mark` });
	}
});

function mentions(property: INodeProperties, method: string): boolean {
	return JSON.stringify(property).includes(`"${method}"`);
}

async function expectTexts(list: Locator, expected: string[]): Promise<void> {
	const texts = async () => (await list.filter({ visible: true }).allInnerTexts()).map((text) => text.trim());
	await waitFor(async () => ((await texts()).join('\n') === expected.join('\n') ? true : undefined), {
		what: expected.join(', '),
	}).catch(() => undefined);
	expect(await texts()).toEqual(expected);
}
