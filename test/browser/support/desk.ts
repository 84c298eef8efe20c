import { Editor } from '../../e2e/support/editor';
import { RestClient } from '../../e2e/support/rest';
import { pictures } from './pictures';
import { sharedUrl } from './sharedN8n';

/** A person at n8n's editor, and the REST API to prepare what that person opens. */
export interface Desk {
	editor: Editor;
	rest: RestClient;
}

/** A browser with the owner signed in, for the tests of one file. What was on the screen at the end of each is kept as a picture. */
export function useDesk(): Desk {
	const desk: Partial<Desk> = {};
	beforeAll(async () => {
		desk.rest = new RestClient(sharedUrl());
		await desk.rest.logIn();
		desk.editor = await Editor.open(sharedUrl(), pictures);
		// Time enough where other programs keep the processors busy.
		desk.editor.page.setDefaultTimeout(120_000);
	});
	afterEach(async () => {
		const name = expect.getState().currentTestName ?? 'test';
		await desk.editor?.screenshot(`end-of-${name.replaceAll(/[^A-Za-z]+/g, '-')}`);
	});
	afterAll(async () => await desk.editor?.close());
	return desk as Desk;
}
