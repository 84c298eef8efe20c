import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../nodes/shared/operation/operation';
import { operationChapter, type Sample } from '../../tools/docs/operations';
import { Page } from '../../tools/docs/page';
import { operationsTable } from '../../tools/docs/table';
import { triggerChapter } from '../../tools/docs/trigger';
import { useHarness, type Sandbox, type Harness } from '../support/harness';
import { manifests, type Manifest } from './manifest';
import { triggerSamples } from './triggerItems';

// `npm run docs` sets it: the pages are written instead of compared.
const update = process.env.UPDATE_DOCS === 'true';

/** The page of each node, by its credential. */
const pages: Record<string, string> = {
	chatwootApi: 'chatwoot.md',
	chatwootClientApi: 'chatwoot.md',
	respondentApi: 'respondent.md',
	sinchConversationApi: 'sinch.md',
};

// Times of this moment would make every run differ.
beforeAll(() =>
	jest.useFakeTimers({
		now: new Date('2026-11-02T10:00:00Z'),
		doNotFake: [
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
			'setTimeout',
			'clearTimeout',
		],
	}),
);
afterAll(() => jest.useRealTimers());

async function sampleOf(manifest: Manifest, harness: Harness<Sandbox>, id: string): Promise<Sample> {
	harness.sandbox.reset();
	const [parameters = {}] = manifest.samples(harness.sandbox)[id] ?? [];
	const { items, error } = await harness.run(id, parameters);
	if (error) throw new Error(`${id}: ${error.message}`);
	return { parameters, items: items.map((item) => item.json) };
}

describe.each(manifests.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'$name',
	({ manifest, name }) => {
		const harness = useHarness(manifest.fixture);

		const { resources, credentialType } = manifest.fixture.service;
		const chapters: string[] = [];

		it.each(resources)('has a sample of each operation of $option.name', async (resource) => {
			for (const operation of sendsFirst(resource.operations)) {
				const id = `${resource.option.value as string}:${operation.option.value as string}`;
				const chapter = operationChapter(resource, operation, await sampleOf(manifest, harness, id));
				chapters.push(chapter.replaceAll(harness.sandbox.url, 'https://example.com'));
			}
		});

		it('is documented as it is: after a change, run "npm run docs"', async () => {
			const page = new Page(pages[credentialType] ?? '');
			const wanted = await page.with(name, chapters.join('\n\n'));
			if (update) page.write(wanted);
			expect(page.read()).toBe(wanted);
		});

		it('has all its operations in the table of docs/operations.md: after a change, run "npm run docs"', async () => {
			const page = new Page('operations.md');
			const wanted = await page.with(name, operationsTable(resources));
			if (update) page.write(wanted);
			expect(page.read()).toBe(wanted);
		});
	},
);

describe.each(triggerSamples.map((sample) => ({ ...sample, name: sample.node.description.displayName })))(
	'$name',
	({ node, name, page: file, item }) => {
		it('is documented as it is: after a change, run "npm run docs"', async () => {
			const page = new Page(file);
			const wanted = await page.with(name, triggerChapter(node.description, (await item()) ?? {}));
			if (update) page.write(wanted);
			expect(page.read()).toBe(wanted);
		});
	},
);

/** Operations in the order of a page: those that send, which people look for most, come before the others. */
function sendsFirst(operations: Operation[]): Operation[] {
	const isSend = ({ option }: Operation) => String(option.value).startsWith('send');
	return [...operations.filter(isSend), ...operations.filter((operation) => !isSend(operation))];
}

/** What the tables of a page quote as messages: the cells in code font in the first column. */
const quotedIn = (text: string) => [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, message]) => message ?? '');

/** The fixed words of a message: what is no value, number, label or name, nor what was done to what ("message", "sent"). */
const wordsOf = (message: string) =>
	message
		.split(/"[^"]*"|…|\(?\d+\)?|\b[A-Z][\w-]*|\b(?:message|sent)\b/)
		.map((words) => words.replace(/^[^a-z]+|[^a-z]+$/g, ''))
		.filter((words) => words.length > 8);

it.each(['docs/troubleshooting.md', 'docs/rows.md', 'README.md'])('%s quotes messages as the code has them', (file) => {
	const root = join(__dirname, '../..');
	const source = globSync(['nodes/**/*.ts', 'credentials/*.ts'], { cwd: root })
		.map((path) => readFileSync(join(root, path), 'utf8'))
		.join('\n');
	const messages = quotedIn(readFileSync(join(root, file), 'utf8'));
	const wrong = messages.filter((message) => !wordsOf(message).every((words) => source.includes(words)));
	expect(messages.length).toBeGreaterThan(2);
	expect(wrong).toEqual([]);
});
