import { NodeHelpers, type INodeParameters, type INodeTypeDescription } from 'n8n-workflow';
import { triggerCases } from './cases';
import { useDesk } from './support/desk';
import { shownLabels } from './support/panel';
import { openPanel, openSideBySide, useService } from './support/service';

const desk = useDesk();

beforeAll(async () => await desk.editor.page.setViewportSize({ width: 1400, height: 1500 }));

describe.each(triggerCases)('$name in the editor', ({ manifest, newNode, panels, name }) => {
	const service = useService(desk, manifest, newNode);
	const { name: typeName } = newNode().description;
	/** As n8n has loaded it, with the poll times that it adds. */
	let description: INodeTypeDescription;

	beforeAll(async () => {
		const types = await desk.rest.nodeTypes();
		description = types.find((type) => type.name === `n8n-nodes-conversations.${typeName}`)!;
		const nodes = Object.entries(panels).map(([title, parameters]) => service.sketch(title, parameters));
		await openSideBySide(desk, name, nodes);
	});

	function expectedLabels(parameters: INodeParameters): string[] {
		const { properties } = description;
		const node = { typeVersion: 1 };
		const values = NodeHelpers.getNodeParameters(properties, parameters, true, false, node, description) ?? {};
		return properties
			.filter((property) => NodeHelpers.displayParameter(values, property, node, description))
			.map(({ displayName }) => displayName);
	}

	it.each(Object.keys(panels))('shows its own fields and no others: %s', async (title) => {
		await openPanel(desk, title);

		const shown = await shownLabels(desk.editor);
		await desk.editor.screenshot(`${typeName}-${title.replaceAll(' ', '-')}`, desk.editor.page.getByTestId('ndv'));
		expect(shown).toEqual(['Credential', ...expectedLabels(panels[title] ?? {})]);
	});
});
