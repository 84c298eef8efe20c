import { waitFor } from '../e2e/support/waitFor';
import { by, byId, withIds } from '../support/harness';
import { chatwootCase } from './cases/chatwoot';
import { useDesk } from './support/desk';
import { chooseMode, held, markedLabels } from './support/panel';
import { openPanel, openSideBySide, useService } from './support/service';

const desk = useDesk();
const NODE = 'Send to Contact';

describe('Contact in the editor', () => {
	const service = useService(desk, chatwootCase.manifest, chatwootCase.newNode);

	beforeAll(async () => {
		const options = { ninthDigit: true };
		const parameters = { inboxId: byId('7'), person: by('phone_number', '+12025550001'), text: 'Hi', options };
		await openSideBySide(desk, NODE, [service.sketch(NODE, withIds('message:sendToContact', parameters))]);
		await openPanel(desk, NODE);
	});

	// n8n drops an option from the node when it is hidden, so the kind that has it comes first.
	it.each([
		['Phone', '+12025550123', true],
		['Email', 'ada@example.com', false],
		['Identifier', 'crm-0017', false],
	])('takes %s, with the options that are for it', async (mode, value, hasNinthDigit) => {
		const { editor } = desk;
		const ninthDigit = editor.page.getByTestId('node-parameters').getByText('Match Brazilian Ninth Digit');

		await chooseMode(editor, 'person', mode);
		await held(editor, 'person').fill(value);

		await ninthDigit.waitFor({ state: hasNinthDigit ? 'visible' : 'hidden' });
		const isUnmarked = async () => ((await markedLabels(editor)).includes('Contact') ? undefined : true);
		await waitFor(isUnmarked, { what: `${mode} to be taken` });
		await editor.screenshot(`contact-by-${mode.toLowerCase()}`);
	});
});
