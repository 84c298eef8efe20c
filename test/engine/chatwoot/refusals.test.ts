import type { INodeExecutionData } from 'n8n-workflow';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';
import { openWindows } from '../../support/openWindows';

useExpressionEngine();
const harness = useChatwoot();
beforeEach(() => openWindows(harness.sandbox));

const ROWS = 100;
const SEND = 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';
const fromRow = { conversationId: byId('={{ $json.to }}'), text: '={{ $json.text }}' };
const FORBIDDEN = '5';

/** Row n writes to conversation n + 1. */
const sheet: INodeExecutionData[] = Array.from({ length: ROWS }, (_, index) => ({
	json: { to: String(index + 1), text: `Row ${index}` },
}));

function refuse(error: string): void {
	harness.sandbox.faults.add({
		kind: 'raw',
		status: 401,
		headers: { 'content-type': 'application/json' },
		body: { error },
		route: SEND,
		when: ({ path }) => path.endsWith(`/conversations/${FORBIDDEN}/messages`),
		times: Infinity,
	});
}

const storedTexts = () => harness.sandbox.store.messages.filter(({ content }) => content?.startsWith('Row ')).length;

describe('a 401 about one conversation', () => {
	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)('fails only its row (%s)', async (onError) => {
		refuse('You are not authorized to do this action');
		const { outputs } = await harness.run('message:send', fromRow, sheet, { onError });
		const items = outputs.flatMap((output) => output ?? []);
		expect(items).toHaveLength(ROWS);
		const failed = items.filter(({ json }) => json.error !== undefined);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 4 }]);
		expect(failed[0]?.json.error).toMatch(
			/^The user of the access token is not a member of the inbox of conversation 5 \(401\)\. .*inboxes and teams/,
		);
		expect(harness.requestsTo(SEND)).toHaveLength(ROWS);
		expect(storedTexts()).toBe(ROWS - 1);
	});

	it('still stops the run under On Error = Stop', async () => {
		refuse('You are not authorized to do this action');
		const { error } = await harness.run('message:send', { ...fromRow, options: { concurrency: 1 } }, sheet);
		expect(error?.message).toMatch(/^Row 5 of 100: The user .* Of 100 rows, 4 were sent and 96 were not sent\.$/);
	});
});

describe('the address of a page of another account', () => {
	const pageOf = (account: number, path: string) => `https://x.example/app/accounts/${account}/${path}`;
	const why = (page: string) => `${page} is a page of account 2, but the credential leads to account 1`;

	it.each(['url', 'id'])('does not let a message go to somebody else (mode %s)', async (mode) => {
		const rows = [2, 1].map((account) => ({ json: { page: pageOf(account, 'inbox/7/conversations/2') } }));
		const parameters = { conversationId: by(mode, '={{ $json.page }}'), text: 'Row of a page' };
		const { items } = await harness.run('message:send', parameters, rows, { onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => json.status)).toEqual(['failed', 'sent']);
		expect(items[0]?.json.error).toContain(why(pageOf(2, 'inbox/7/conversations/2')));
		expect(harness.requestsTo(SEND)).toHaveLength(1);
	});

	it('does not delete a contact', async () => {
		const contactId = by('url', `\u200B${pageOf(2, 'contacts/3')}`);
		const { error } = await harness.run('contact:delete', { contactId, understandsFinal: true });
		expect(error?.message).toBe(why(pageOf(2, 'contacts/3')));
		expect(harness.sandbox.requests).toEqual([]);
	});

	it('leaves identifiers alone that look like one', async () => {
		const person = by('identifier', pageOf(2, 'contacts/3'));
		const { items } = await harness.run('message:sendToContact', { inboxId: byId('7'), person, text: 'Row of a CRM' });
		expect(items[0]?.json).toMatchObject({ status: 'sent', contact: 'created' });
	});
});

describe('a 401 about the credential', () => {
	it.each([
		['Account is suspended', 'This account of Chatwoot is suspended (401)'],
		['Bot is not authorized to access this account', 'does not belong to this account'],
		['You are not authorized to access this account', 'does not belong to this account'],
		['Access to this endpoint is not authorized for bots', 'belongs to a bot'],
		['Invalid Access Token', 'does not know the access token'],
		['Something new', 'Chatwoot refused the credentials (401): Something new'],
	])('closes all further rows: %s', async (text, message) => {
		refuse(text);
		const options = { concurrency: 1 };
		const { items } = await harness.run('message:send', { ...fromRow, options }, sheet, {
			onError: 'continueRegularOutput',
		});
		expect(items).toHaveLength(ROWS);
		expect(items[4]?.json.error).toContain(message);
		expect(items[5]?.json.error).toMatch(/^Not sent, because of row 5: /);
		expect(harness.requestsTo(SEND)).toHaveLength(5);
	});

	it('closes all rows when the token is wrong', async () => {
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accessToken: 'wrong' });
		const { items } = await harness.run('message:send', fromRow, sheet, { onError: 'continueRegularOutput' });
		expect(harness.sandbox.requests.length).toBeLessThanOrEqual(20);
		expect(items).toHaveLength(ROWS);
		expect(items.at(-1)?.json.error).toMatch(/^Not sent, because of row \d+: Chatwoot does not know the access token/);
	});
});
