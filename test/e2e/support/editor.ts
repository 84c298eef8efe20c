import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, selectors, type Browser, type Locator, type Page } from 'playwright-core';
import { artifacts } from './paths';
import { owner, type SavedWorkflow } from './rest';
import { waitFor } from './waitFor';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const FLAGS = [
	'--headless=new',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-default-apps',
	// Nothing outside this machine can be reached, whatever asks for it.
	'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** n8n's editor in a headless Chromium, with the owner signed in. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly url: string,
		private readonly pictures: string,
	) {}

	/**
	 * Opens a browser of its own and signs in; pictures go into the folder `pictures`.
	 * Throws with the command that installs Chromium when there is none.
	 */
	static async open(url: string, pictures = artifacts): Promise<Editor> {
		if (!existsSync(CHROMIUM)) {
			throw new Error(
				`There is no Chromium at ${CHROMIUM}: set CHROMIUM_PATH, or install it with\n` +
					'  apt-get update && apt-get install -y --no-install-recommends chromium fonts-liberation',
			);
		}
		selectors.setTestIdAttribute('data-test-id');
		const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
		const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
		await context.route(
			({ hostname }) => hostname !== '127.0.0.1',
			async (route) => await route.abort(),
		);
		context.setDefaultTimeout(120_000);
		const editor = new Editor(browser, await context.newPage(), url, pictures);
		// Workflows that a test changed are left without saving.
		editor.page.on('dialog', (dialog) => void dialog.accept());
		await editor.signIn();
		return editor;
	}

	private async signIn(): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator('input[name="emailOrLdapLoginId"]').fill(owner.email);
		await this.page.locator('input[name="password"]').fill(owner.password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL(({ pathname }) => !pathname.includes('signin'));
	}

	/** Opens a saved workflow's canvas. */
	async openWorkflow({ id }: SavedWorkflow): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Runs the workflow of the canvas, waits for its good end and shows all of it. */
	async executeWorkflow(): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').first().click();
		const message = this.page.getByRole('alert').filter({ hasText: 'Workflow executed successfully' });
		await message.waitFor();
		await message.locator('.el-notification__closeBtn').click();
		await message.waitFor({ state: 'hidden' });
		await this.page.getByTestId('zoom-to-fit').click();
	}

	canvasNode(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens a node's panel. */
	async openNode(name: string): Promise<void> {
		await this.canvasNode(name).dblclick();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Types into the search field of the node list. */
	async searchNodes(text: string): Promise<void> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(text);
	}

	/** An entry of the node list, or of a node's list of actions. */
	listed(name: string): Locator {
		return this.page.getByTestId('node-creator-item-name').filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** Runs the node of the open panel, waits until its output panel shows `expected`, and gives all that the panel says. */
	async executeStep(expected: string | RegExp): Promise<string> {
		await this.page.getByTestId('node-execute-button').click();
		const output = this.page.getByTestId('output-panel');
		await output.getByText(expected).first().waitFor();
		await this.page.getByTestId('node-execute-button').getByText('Execute step').waitFor();
		return await output.innerText();
	}

	/** A field of the open panel, by its parameter's name. */
	field(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}

	/** Opens a menu of the open panel and gives its entries; one that is being filled does not open at once. */
	async openMenu(name: string): Promise<Locator> {
		const options = this.page.getByRole('option').filter({ visible: true });
		await waitFor(
			async () => {
				await this.field(name).click();
				const shown = options.first().waitFor({ timeout: 2_000 });
				return await shown.then(
					() => true,
					() => undefined,
				);
			},
			{ what: `the menu ${name}` },
		);
		return options;
	}

	/** Chooses an entry of a menu of the open panel, by the beginning of its label. */
	async choose(name: string, label: string): Promise<void> {
		const options = await this.openMenu(name);
		await options.filter({ hasText: new RegExp(`^\\s*${label}`) }).click();
		await options.first().waitFor({ state: 'hidden' });
	}

	/** The entries of a picker's list. */
	get found(): Locator {
		return this.page.getByTestId('rlc-item').filter({ visible: true });
	}

	/** Keeps a picture of the page (or of a part of it) for people to look at, and gives its path. */
	async screenshot(name: string, part: Locator | Page = this.page): Promise<string> {
		mkdirSync(this.pictures, { recursive: true });
		const path = join(this.pictures, `${name}.png`);
		await part.screenshot({ path, animations: 'disabled' });
		return path;
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
