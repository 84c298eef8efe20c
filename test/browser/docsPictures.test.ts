import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { root } from '../e2e/support/paths';
import { withIds } from '../support/harness';
import { actionCases, triggerCases } from './cases';
import { useDesk } from './support/desk';
import { boundsOf, heightsOf } from './support/panel';
import { runOpenNode } from './support/run';
import { openPanel, openSideBySide, useService } from './support/service';

// Less high than any panel: each picture is as high as its fields.
const WINDOW = { width: 1400, height: 500 };

/** The corners of n8n's panel are round. */
const CORNER = 12;

/** What the picture of a node shows: its file in docs/images, the operation, which of its samples, and what differs there. */
const ACTIONS: Record<string, { file: string; id: string; sample?: number; more?: INodeParameters }> = {
	Chatwoot: { file: 'chatwoot', id: 'message:sendToContact', more: { options: {} } },
	'Chatwoot Client': { file: 'chatwoot-client', id: 'message:send' },
	Respondent: { file: 'respondent', id: 'conversation:create' },
	'Sinch Conversation': { file: 'sinch', id: 'message:send', sample: 2, more: { skipIfSent: false } },
};

const TRIGGERS: Record<string, string> = {
	'Chatwoot Trigger': 'chatwoot-trigger',
	'Respondent Polling Trigger': 'respondent-polling-trigger',
	'Respondent Trigger': 'respondent-trigger',
	'Sinch Conversation Trigger': 'sinch-trigger',
};

const desk = useDesk();

/**
 * Makes the window as tall as the fields need. n8n shows some fields only after others, so it looks until the fields have fitted
 * three times in a row, and twenty times at most.
 */
async function growToFields(): Promise<void> {
	const { page } = desk.editor;
	for (let look = 0, fitted = 0; look < 20 && fitted < 3; look++) {
		const { content, shown } = await heightsOf(page);
		const missing = Math.max(content - shown, 0);
		fitted = missing === 0 ? fitted + 1 : 0;
		const { height } = page.viewportSize() ?? WINDOW;
		if (missing > 0) await page.setViewportSize({ ...WINDOW, height: height + missing });
		await page.waitForTimeout(100);
	}
}

/** Keeps a picture of the open panel, as tall as its fields, from the fields on up to `right`. `npm run docs:pictures` puts it into docs/images. */
async function picture(file: string, right?: number): Promise<void> {
	const { page } = desk.editor;
	await growToFields();
	await page.mouse.move(0, 0);
	const fields = await boundsOf(page);
	const { y = 0 } = (await page.getByTestId('output-panel').boundingBox()) ?? {};
	const clip = { x: fields.left, y, width: (right ?? fields.right) - fields.left, height: fields.bottom - y - CORNER };
	const path = join(root, 'artifacts', 'browser', `docs-${file}.png`);
	await page.screenshot({ path, clip, animations: 'disabled' });
	if (process.env.UPDATE_PICTURES === 'true') copyFileSync(path, join(root, 'docs', 'images', `${file}.png`));
}

beforeEach(async () => await desk.editor.page.setViewportSize(WINDOW));

describe.each(actionCases)('The picture of $name', ({ manifest, newNode, name }) => {
	const service = useService(desk, manifest, newNode);
	const { file, id, sample = 0, more } = ACTIONS[name]!;

	beforeAll(async () => {
		const parameters = { ...manifest.samples(service.sandbox)[id]?.[sample], ...more };
		await openSideBySide(desk, name, [service.sketch(id, withIds(id, parameters))]);
	});

	it('shows its fields and what it gives', async () => {
		await openPanel(desk, id);
		const { execution, shown } = await runOpenNode(desk);
		const output = await desk.editor.page.getByTestId('output-panel').boundingBox();
		await picture(file, (output?.x ?? 0) + (output?.width ?? 0));

		expect(execution.status).toBe('success');
		expect(shown.json).toContain('"sent"');
	});
});

describe.each(triggerCases.filter(({ name }) => name in TRIGGERS))(
	'The picture of $name',
	({ manifest, newNode, panels, name }) => {
		const service = useService(desk, manifest, newNode);
		const [title = '', parameters = {}] = Object.entries(panels)[0] ?? [];

		beforeAll(async () => await openSideBySide(desk, name, [service.sketch(title, parameters)]));

		it('shows its fields', async () => {
			await openPanel(desk, title);
			await picture(TRIGGERS[name] ?? '');

			const { content, shown } = await heightsOf(desk.editor.page);
			expect(content).toBeLessThanOrEqual(shown);
		});
	},
);
