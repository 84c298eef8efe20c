import type { Locator, Page } from 'playwright-core';
import type { Editor } from '../../e2e/support/editor';
import { waitFor } from '../../e2e/support/waitFor';

// n8n renders the fields of a collection as a list within the list.
const LIST = 'ancestor::*[contains(concat(" ", @class, " "), " parameter-input-list-wrapper ")]';
const OWN = `[count(${LIST}) = 1]`;

// Runs in the browser: the list of fields, or what scrolls it.
const SCROLLED = `
	let list = document.querySelector('[data-test-id="node-parameters"]');
	while (list.parentElement && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
`;

/** The height of the fields of the open panel, and of the part of the window in which they show, in pixels. */
export async function heightsOf(page: Page): Promise<{ content: number; shown: number }> {
	return await page.evaluate(
		`(() => {${SCROLLED} return { content: list.scrollHeight, shown: list.clientHeight }; })()`,
	);
}

/** Where the fields of the open panel are in the window, in pixels. */
export async function boundsOf(page: Page): Promise<{ left: number; right: number; bottom: number }> {
	return await page.evaluate(`(() => {${SCROLLED} return list.getBoundingClientRect().toJSON(); })()`);
}

/** The labels of the fields (and the notices) that the open panel shows, from top to bottom, without those inside collections. */
export async function shownLabels(editor: Editor): Promise<string[]> {
	const notice = './/*[contains(concat(" ", @class, " "), " notice ")]';
	return await textsOf(parameters(editor).locator(`xpath=.//label${OWN} | ${notice}${OWN}`).filter({ visible: true }));
}

/** The labels of those among them that n8n marks because something has to be filled in there. */
export async function markedLabels(editor: Editor): Promise<string[]> {
	const mark = './/*[@data-test-id="parameter-issues"]';
	return await textsOf(parameters(editor).locator(`xpath=${mark}/preceding::label${OWN}[1]`));
}

function parameters(editor: Editor): Locator {
	return editor.page.getByTestId('node-parameters');
}

// What follows the first line is the switch between a fixed value and an expression.
async function textsOf(labels: Locator): Promise<string[]> {
	return (await labels.allInnerTexts()).map((text) => text.split('\n')[0]?.trim() ?? '');
}

/** The names of the entries of an open menu, without what stands below them. */
export async function entryNames(options: Locator): Promise<string[]> {
	return (await options.locator('.option-headline').allInnerTexts()).map((name) => name.trim());
}

/**
 * Opens the list of a picker, and waits for its entries. n8n opens it when the field gets the focus, and closes it when the panel is
 * drawn anew, e.g. because fields that depend on another one arrive. So it may take more than one click.
 */
export async function openList(editor: Editor, picker: string): Promise<void> {
	const input = editor.field(picker).getByTestId('rlc-input');
	const entry = editor.found.first();
	const isOpen = async () => {
		await input.blur();
		await input.click();
		return await entry.waitFor({ timeout: 10_000 }).then(
			() => true,
			() => undefined,
		);
	};
	await waitFor(isOpen, { what: `the list of ${picker}` });
}

/** Chooses the entry of exactly this name, and waits until the menu holds it. */
export async function chooseEntry(editor: Editor, menu: string, name: string): Promise<void> {
	const value = editor.field(menu).locator('input');
	if ((await value.inputValue()) === name) return;
	const options = await editor.openMenu(menu);
	const headline = editor.page.locator('.option-headline').getByText(name, { exact: true });
	await options.filter({ has: headline }).click();
	await waitFor(async () => ((await value.inputValue()) === name ? true : undefined), {
		what: `${menu} to become ${name}`,
	});
}

/** What a picker holds: a label in its From List mode, otherwise an ID or an address. */
export function held(editor: Editor, picker: string): Locator {
	return editor.field(picker).getByTestId('rlc-input').locator('visible=true');
}

/** Switches a picker to another of its modes, e.g. By ID. */
export async function chooseMode(editor: Editor, picker: string, mode: string): Promise<void> {
	const selector = editor.field(picker).getByTestId('rlc-mode-selector');
	await selector.click();
	await editor.page.getByRole('option').filter({ visible: true, hasText: mode }).click();
	const value = selector.locator('input');
	await waitFor(async () => ((await value.inputValue()) === mode ? true : undefined), {
		what: `${picker} to be given ${mode}`,
	});
}
