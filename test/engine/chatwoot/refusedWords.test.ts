import type { INodeParameters } from 'n8n-workflow';
import { toText } from '../../../nodes/shared/base/record';
import { useChatwoot } from '../../support/chatwoot';
import { defineAttribute } from '../../support/defineAttribute';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const AGENT = 'sandbox-chatwoot-agent-token';
const BOT = 'sandbox-chatwoot-bot-token';
const CREATE_CONTACT = 'POST /api/v1/accounts/{account_id}/contacts';
const known = { person: by('email', 'contact001@example.com') };
const alwaysNew = { ...known, options: { conversationChoice: 'alwaysNew' }, text: 'Hello' };

/** What the row says about its failure. */
async function errorOf(id: string, parameters: INodeParameters, accessToken?: string): Promise<string> {
	if (accessToken !== undefined) Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accessToken });
	const { items } = await harness.run(id, parameters, undefined, { onError: 'continueRegularOutput' });
	return toText(items[0]?.json.error);
}

function answer(route: string, status: number, body: object): void {
	const headers = { 'content-type': 'application/json' };
	harness.sandbox.faults.add({ kind: 'raw', status, headers, body, route, times: 1 });
}

describe('an inbox that does not exist', () => {
	it.each<[string, INodeParameters]>([
		['conversation:create', { inboxId: byId('99'), contactId: byId('1') }],
		['message:sendToContact', { inboxId: byId('99'), ...alwaysNew }],
		['message:sendToContact', { inboxId: byId('99'), ...alwaysNew, person: by('email', 'new@example.com') }],
		['message:sendToContact', { inboxId: byId('99'), ...alwaysNew, checkOnly: true }],
	])('is named by %s, and nothing is changed', async (id, parameters) => {
		const { contacts, conversations } = harness.sandbox.store;
		const before = [contacts.length, conversations.length];
		expect(await errorOf(id, parameters)).toMatch(
			/^Inbox 99 does not exist, or the user of the access token is not a member of it, so nothing was changed\./,
		);
		expect([contacts.length, conversations.length]).toEqual(before);
	});

	it('is named by Contact: Create', async () => {
		const parameters = { inboxId: byId('99'), contactName: 'Ada' };
		expect(await errorOf('contact:create', parameters)).toMatch(/^Chatwoot does not know inbox 99 \(404\)\. Choose it/);
	});

	it('is not looked for with the token of a bot, which may not read inboxes', async () => {
		expect(await errorOf('conversation:create', { inboxId: byId('7'), contactId: byId('1') }, BOT)).toBe('');
	});
});

it('names the contact that does not exist', async () => {
	expect(await errorOf('conversation:create', { inboxId: byId('7'), contactId: byId('9999') })).toMatch(
		/^Chatwoot does not know contact "?9999"?/,
	);
});

it('names the team that does not exist', async () => {
	expect(await errorOf('conversation:getAll', { filters: { teamId: byId('99') } })).toMatch(
		/^Chatwoot does not know team 99 \(404\)\. Choose it/,
	);
});

describe('an agent outside an inbox', () => {
	beforeEach(() => {
		Object.assign(harness.sandbox.store.inbox(8) ?? {}, { memberIds: [] });
	});
	const conversation = () => {
		const found = harness.sandbox.store.conversations.find(({ inboxId }) => inboxId === 8);
		return Object.assign(found ?? { id: 0 }, { teamId: null }).id;
	};

	it.each<[string, INodeParameters]>([
		['conversation:get', {}],
		['message:send', { text: 'Hello' }],
		['conversation:setStatus', { status: 'resolved' }],
	])('is told so by %s', async (id, parameters) => {
		const conversationId = byId(String(conversation()));
		expect(await errorOf(id, { conversationId, ...parameters }, AGENT)).toMatch(
			/^The user of the access token is not a member of the inbox of conversation \d+ \(401\)\. Add the user in Chatwoot/,
		);
	});

	it('is told so when a conversation is created there', async () => {
		expect(await errorOf('conversation:create', { inboxId: byId('8'), contactId: byId('1') }, AGENT)).toContain(
			'Inbox 8 does not exist, or the user of the access token is not a member of it',
		);
	});
});

describe('a value that another contact has, in an account of another language', () => {
	const spanish = (...attributes: string[]) => ({ message: 'El valor ya está en uso', attributes });

	const taken = { email: 'contact002@example.com' };

	it.each<[string, INodeParameters, string]>([
		['contact:create', { inboxId: byId('7'), contactEmail: taken.email }, 'Create or Update changes'],
		['contact:upsert', { person: by('identifier', 'new'), updateFields: taken }, 'Search finds'],
	])('is named by %s, which does not send the user to itself', async (id, parameters, advice) => {
		answer(CREATE_CONTACT, 422, spanish('email'));
		const error = await errorOf(id, parameters);
		expect(error).toMatch(/^Chatwoot does not take the email address "contact002@example\.com" \(422\): El valor ya/);
		expect(error).toContain(`another contact has it, or it is not valid. Contact: ${advice} the contact that has it.`);
	});

	it('is that of a contact that somebody else has just created, which Send to Contact uses', async () => {
		harness.sandbox.quirks.blindFilters = 1;
		answer(CREATE_CONTACT, 422, spanish('email'));
		const { items } = await harness.run('message:sendToContact', { inboxId: byId('7'), ...known, text: 'Hello' });
		expect(items[0]?.json).toMatchObject({ contactId: 1, contact: 'found' });
	});
});

describe('an answer that never changes', () => {
	it('names the token of a bot for a conversation with a team, and asks nobody to wait', async () => {
		const { id } = harness.sandbox.store.conversations.find(({ teamId }) => teamId !== null) ?? { id: 0 };
		const error = await errorOf('conversation:get', { conversationId: byId(String(id)) }, BOT);
		expect(error).toMatch(/\(500\)\. If the access token is that of an agent bot/);
		expect(error).not.toContain('later');
	});

	it('names the value that spoils a filter by a custom attribute', async () => {
		defineAttribute(harness.sandbox, 'seats', { type: 'number' });
		Object.assign(harness.sandbox.store.conversations[0] ?? {}, { customAttributes: { seats: 'n/a' } });
		const condition = [{ field: 'custom', customKey: 'seats', operator: 'equal_to', value: '12' }];
		expect(await errorOf('conversation:filter', { conditions: { condition } })).toMatch(
			/\(500\)\. Chatwoot answers so to every filter by a custom attribute while one record has a value/,
		);
	});

	it('is not waited for after a fault of the server', async () => {
		answer('GET /api/v1/accounts/{account_id}/contacts/{contact_id}', 500, { status: 500 });
		const error = await errorOf('contact:get', { contactId: byId('1'), options: { maxAttempts: 1 } });
		expect(error).toMatch(/\(500\)\. Run the row once more\. If the answer stays the same, a value of this row/);
	});
});

it('names the bot whose account it is not', async () => {
	answer('GET /api/v1/accounts/{account_id}/conversations/{conversation_id}', 401, {
		error: 'Bot is not authorized to access this account',
	});
	expect(await errorOf('conversation:get', { conversationId: byId('2') }, BOT)).toMatch(
		/^The agent bot of the access token does not belong to this account \(401\)\. Check the Account ID/,
	);
});

describe('Set Status: an empty Snooze Until', () => {
	const snooze = { conversationId: byId('2'), status: 'snoozed', snoozedUntil: '' };

	it('is refused for a conversation that has a time, which Chatwoot would keep', async () => {
		Object.assign(harness.sandbox.store.conversation(2) ?? {}, { status: 'snoozed', snoozedUntil: 4_000_000_000 });
		expect(await errorOf('conversation:setStatus', snooze)).toMatch(
			/^"Snooze Until" is empty, but conversation 2 is snoozed until 2096-10-02T07:06:40\.000Z, and Chatwoot would keep/,
		);
	});

	it('snoozes a conversation that has none', async () => {
		const { items } = await harness.run('conversation:setStatus', snooze);
		expect(items[0]?.json).toEqual({ conversationId: 2, conversationStatus: 'snoozed' });
	});
});
