import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { withIds } from '../support/harness';
import { waitFor } from '../e2e/support/waitFor';
import { actionCases } from './cases';
import { useDesk } from './support/desk';
import { chooseEntry, entryNames, markedLabels, shownLabels } from './support/panel';
import { openPanel, openSideBySide, useService } from './support/service';

const desk = useDesk();
const MENUS = ['Credential', 'Resource', 'Operation'];

// Tall enough for the longest panel, so that nothing has to be scrolled into view.
beforeAll(async () => await desk.editor.page.setViewportSize({ width: 1400, height: 1500 }));

describe.each(actionCases)('$name in the editor', ({ manifest, newNode, name: nodeName }) => {
	const service = useService(desk, manifest, newNode);
	const { description } = newNode();

	/** Of the fields that an operation's own file lists: those to be seen as long as nothing is filled in, and those to be filled in. */
	function expectedOf(id: string, fields: INodeProperties[]): { shown: string[]; marked: string[] } {
		const node: INode = {
			id: '1',
			name: nodeName,
			type: description.name,
			typeVersion: 1,
			position: [0, 0],
			parameters: withIds(id),
		};
		const { properties } = description;
		const values = NodeHelpers.getNodeParameters(properties, withIds(id), true, false, node, description);
		const parameters: INodeParameters = values ?? {};
		node.parameters = parameters;
		const shown = fields.filter((field) => NodeHelpers.displayParameter(parameters, field, node, description));
		const marked = shown.filter((field) => {
			const { parameters: issues = {} } = NodeHelpers.getParameterIssues(field, parameters, '', node, description);
			return Object.keys(issues).length > 0;
		});
		return { shown: shown.map(labelOf), marked: marked.map(labelOf) };
	}

	/** Opens a menu; n8n adds an entry of its own at its end, for requests that a node does not offer. */
	async function expectMenu(menu: string, entries: Array<{ option: INodePropertyOptions }>): Promise<void> {
		const names = await entryNames(await desk.editor.openMenu(menu));
		expect(names).toEqual([...entries.map(({ option }) => option.name), 'Custom API Call']);
		await desk.editor.page.keyboard.press('Escape');
	}

	it('shows for every operation its own fields and no others, and marks what has to be filled in', async () => {
		const { editor } = desk;
		const opened: string[] = [];
		const { resources } = manifest.fixture.service;
		await openSideBySide(desk, nodeName, [service.sketch(nodeName, {})]);
		await openPanel(desk, nodeName);
		await expectMenu('resource', resources);
		for (const { option, operations } of resources) {
			await chooseEntry(editor, 'resource', option.name);
			await expectMenu('operation', operations);
			for (const operation of operations) {
				const id = `${option.value as string}:${operation.option.value as string}`;
				await chooseEntry(editor, 'operation', operation.option.name);
				const { shown, marked } = expectedOf(id, operation.fields);
				await settled(async () => (await shownLabels(editor)).join(), [...MENUS, ...shown].join());
				expect([id, ...(await shownLabels(editor))]).toEqual([id, ...MENUS, ...shown]);
				expect([id, ...(await markedLabels(editor))]).toEqual([id, ...marked]);
				await editor.screenshot(
					`${description.name}-${id.replace(':', '-')}`,
					editor.page.getByTestId('node-parameters'),
				);
				opened.push(id);
			}
		}
		expect(opened.sort()).toEqual(manifest.ids);
	});

	it('keeps nothing that is required in a collection, where it would have to be added first', () => {
		const inCollections = description.properties
			.filter(({ type }) => type === 'collection')
			.flatMap(({ name, options = [] }) => options.map((option) => ({ name, option })));
		// An entry with a default is filled in once it is added; it is required so that an empty column is refused.
		const hidden = inCollections.filter(
			({ option }) => 'required' in option && option.required && option.default === '',
		);
		expect(hidden.map(({ name, option }) => `${name}.${option.name}`)).toEqual([]);
	});
});

function labelOf({ displayName }: INodeProperties): string {
	return displayName;
}

/** Waits until what is looked at is as expected; when it does not come to that, the expectation that follows says how it is. */
async function settled(look: () => Promise<string>, expected: string): Promise<void> {
	const isThere = async () => ((await look()) === expected ? true : undefined);
	await waitFor(isThere, { what: expected }).catch(() => undefined);
}
