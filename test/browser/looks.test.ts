import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../e2e/support/paths';
import { manualTrigger, workflow } from '../e2e/support/workflow';
import { nodeCases } from './cases';
import { useDesk } from './support/desk';
import { saveSideBySide } from './support/service';

const desk = useDesk();
const sketches = nodeCases.map(({ newNode, name }) => ({
	name,
	type: `n8n-nodes-conversations.${newNode().description.name}`,
	typeVersion: 1,
	parameters: {},
}));

it('has a case here for every node of the package', () => {
	const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
	const classes = n8n.nodes.map((path) => /(\w+)\.node\.js$/.exec(path)?.[1] ?? path);
	expect(nodeCases.map(({ newNode }) => newNode().constructor.name).sort()).toEqual(classes.sort());
});

describe.each(nodeCases)('$name in the list of nodes', ({ words, newNode, name }) => {
	it.each(words)('is found by "%s"', async (word) => {
		const { editor, rest } = desk;
		await editor.openWorkflow(await rest.createWorkflow(workflow('Empty', [manualTrigger()])));
		// n8n lists a trigger under the name of the node that goes with it.
		const listed = name.replace(/ (?:Polling )?Trigger$/, '');

		await editor.searchNodes(word);

		await editor.listed(listed).waitFor();
		expect(newNode().description.displayName).toBe(name);
	});
});

describe.each(['light', 'dark'] as const)('In the %s theme', (colorScheme) => {
	it('every node has a picture of its own for it', async () => {
		const { editor } = desk;
		await editor.page.emulateMedia({ colorScheme });
		await editor.openWorkflow(await saveSideBySide(desk, 'Icons', sketches));
		await editor.page.getByTestId('zoom-to-fit').click();
		await editor.screenshot(`icons-${colorScheme}`);

		for (const { name } of sketches) {
			const icon = editor.canvasNode(name).locator('img');
			const source = (await icon.getAttribute('src')) ?? '';
			expect([name, source]).toEqual([
				name,
				expect.stringMatching(colorScheme === 'dark' ? /\.dark\.svg$/ : /\w\.svg$/),
			]);
			expect(source.includes('.dark.')).toBe(colorScheme === 'dark');
			expect(await icon.evaluate((image) => Reflect.get(image, 'naturalWidth') as number)).toBeGreaterThan(0);
		}
	});
});
