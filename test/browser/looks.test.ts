import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../e2e/support/paths';
import { manualTrigger, workflow } from '../e2e/support/workflow';
import { nodeCases } from './cases';
import { useDesk } from './support/desk';
import { openSideBySide } from './support/service';

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

describe('The list of nodes', () => {
	beforeAll(async () => {
		const { editor, rest } = desk;
		await editor.openWorkflow(await rest.createWorkflow(workflow('Empty', [manualTrigger()])));
		await editor.searchNodes('');
	});

	const searches = nodeCases.flatMap(({ words, name }) => words.map((word) => ({ word, name })));

	it.each(searches)('has $name for "$word"', async ({ word, name }) => {
		const { editor } = desk;
		const field = editor.page.getByTestId('node-creator-search-bar');
		// n8n lists a trigger under the name of the node that goes with it.
		const listed = editor.listed(name.replace(/ Trigger$/, ''));
		await field.fill('nothing has this name');
		await listed.waitFor({ state: 'hidden' });

		await field.fill(word);

		await listed.waitFor();
	});
});

describe.each(['light', 'dark'] as const)('In the %s theme', (colorScheme) => {
	it('every node has a picture of its own for it', async () => {
		const { editor } = desk;
		await editor.page.emulateMedia({ colorScheme });
		await openSideBySide(desk, 'Icons', sketches);
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
