import type { IDataObject } from 'n8n-workflow';
import type { Choices } from '../../../nodes/Chatwoot/trigger/choices';
import { eventIdOf, events as eventOptions } from '../../../nodes/Chatwoot/trigger/events';
import { isKnown, itemOf } from '../../../nodes/Chatwoot/trigger/item';
import { isWanted } from '../../../nodes/Chatwoot/trigger/receiver';
import { isPrivate } from '../../../nodes/Chatwoot/trigger/registration';
import { checkSignature, WRONG_SIGNATURE } from '../../../nodes/Chatwoot/trigger/rejectionReason';
import { deliveryHeaders } from '../../../sandbox/chatwoot/events/signing';
import { toText } from '../../../nodes/shared/base/record';
import { recorded } from '../../support/chatwootTrigger';

const NO_OPTIONS: Choices = {
	mode: 'accountWebhook',
	events: [],
	inboxIds: [],
	acceptUnsigned: false,
	includeBots: false,
	includeOutgoing: false,
	includeOwn: false,
	includePrivate: false,
	onlyPending: false,
	onlyUnassigned: false,
	onlyVisible: false,
};

const wants = (event: IDataObject, choices: Partial<Choices> = {}, own = '1') =>
	isWanted(event, { ...NO_OPTIONS, events: [toText(event.event)], ...choices }, own);

describe('checkSignature', () => {
	const raw = '{"event":"message_created","id":1}';
	const signature = 'sha256=77a4c9ecab8fe968b13a6cc51d3ddcd4b2d74f50c837661ab5972c9e6791bb15';
	const delivery = (headers: Record<string, string>) => ({
		raw: Buffer.from(raw),
		event: {},
		header: (name: string) => headers[name],
	});
	const genuine = { 'x-chatwoot-timestamp': '1700000000', 'x-chatwoot-signature': signature };

	it('has a test vector that the sandbox agrees with', () => {
		expect(deliveryHeaders(raw, 'test-secret', 1_700_000_000)).toMatchObject(genuine);
	});

	it('accepts the signature for five minutes, with this secret only', () => {
		const at = 1_700_000_000_000;
		expect(checkSignature('test-secret', delivery(genuine), at)).toBeUndefined();
		expect(checkSignature('test-secret', delivery(genuine), at + 300_000)).toBeUndefined();
		expect(checkSignature('test-secret', delivery(genuine), at + 300_001)).toContain('five minutes');
		expect(checkSignature('test-secret', delivery(genuine), at - 300_001)).toContain('five minutes');
		for (const secret of ['', 'Test-secret', 'test-secret ']) {
			expect(checkSignature(secret, delivery(genuine), at)).toBe(WRONG_SIGNATURE);
		}
		const upper = { ...genuine, 'x-chatwoot-signature': signature.toUpperCase().replace('SHA', 'sha') };
		expect(checkSignature('test-secret', delivery(upper), at)).toBe(WRONG_SIGNATURE);
	});
});

describe('isWanted', () => {
	it.each([
		['our own user', { id: 1, type: 'user' }],
		['an agent', { id: 2, type: 'user' }],
		['a bot', { id: 3, type: 'agent_bot' }],
		['nobody', null],
	])('is true for the answer of a contact to a question of %s, and not for other changes of it', (_who, sender) => {
		const question = { message_type: 'outgoing', sender };
		const answered = { ...question, content_attributes: { submitted_values: [{ title: 'Yes', value: 'yes' }] } };
		expect(wants(recorded('message_updated', answered))).toBe(true);
		expect(wants(recorded('message_updated', { ...question, content_attributes: {} }))).toBe(false);
	});

	it('is true for a message of a contact, however the API writes its type', () => {
		expect(wants(recorded('message_created'))).toBe(true);
		for (const message_type of [0, '0', 'incoming']) {
			expect(wants(recorded('message_created', { message_type }))).toBe(true);
		}
		expect(wants(recorded('message_created', { sender: null }))).toBe(true);
		// Contacts and users are numbered separately.
		expect(wants(recorded('message_created'), {}, '913')).toBe(true);
	});

	it.each([
		['message_created.outgoing', 'includeOutgoing'],
		['message_created.template', 'includeOutgoing'],
		['message_created.bot', 'includeBots'],
		['message_created.note', 'includePrivate'],
	])('is true for %s only with %s', (name, option) => {
		expect(wants(recorded(name))).toBe(false);
		for (const each of ['includeOutgoing', 'includeBots', 'includePrivate', 'includeOwn']) {
			expect(wants(recorded(name), { [each]: true })).toBe(each === option);
		}
	});

	it('is true for messages of our own user only with includeOwn', () => {
		const all = { includeOutgoing: true, includeBots: true, includePrivate: true };
		for (const name of ['message_created.outgoing', 'message_created.note']) {
			expect(wants(recorded(name), all, '2')).toBe(false);
			expect(wants(recorded(name), { ...all, includeOwn: true }, '2')).toBe(true);
		}
		const captain = recorded('message_created.bot', { sender: { id: 2, type: 'captain_assistant' } });
		expect(wants(captain, { includeOwn: true }, '2')).toBe(false);
		expect(wants(captain, { includeBots: true }, '2')).toBe(true);
	});

	it('treats unknown types of messages as outgoing', () => {
		for (const message_type of ['hologram', null, 9]) {
			expect(wants(recorded('message_created', { message_type }))).toBe(false);
			expect(wants(recorded('message_created', { message_type }), { includeOutgoing: true })).toBe(true);
		}
	});

	it('is true for a typing contact, and for a typing agent only with includeOutgoing', () => {
		expect(wants(recorded('conversation_typing_on'))).toBe(true);
		const agent = recorded('conversation_typing_on', { user: { id: 2, name: 'Ben', type: 'user' } });
		expect(wants(agent)).toBe(false);
		expect(wants(agent, { includeOutgoing: true })).toBe(true);
		expect(wants({ ...agent, is_private: true }, { includeOutgoing: true })).toBe(false);
	});

	it('compares the inbox as number or text, wherever the event has it, and lets contacts pass', () => {
		for (const id of [8, '8']) {
			expect(wants(recorded('message_created', { inbox: { id } }), { inboxIds: ['8'] })).toBe(true);
			expect(wants(recorded('message_created', { inbox: { id } }), { inboxIds: ['7'] })).toBe(false);
		}
		expect(wants(recorded('message_created', { inbox: null }), { inboxIds: ['8'] })).toBe(true);
		expect(wants(recorded('conversation_updated'), { inboxIds: ['8'] })).toBe(true);
		expect(wants(recorded('conversation_updated'), { inboxIds: ['7'] })).toBe(false);
		expect(wants(recorded('inbox_updated'), { inboxIds: ['7'] })).toBe(true);
		expect(wants(recorded('contact_created'), { inboxIds: ['7'] })).toBe(true);
	});

	it('counts a conversation that a bot handles as unassigned', () => {
		const assigned = (assignee: unknown) => ({ onlyUnassigned: [assignee] });
		for (const [assignee, expected] of [
			[null, true],
			[undefined, true],
			[{ id: 5, type: 'agent_bot' }, true],
			[{ id: 2, type: 'user' }, false],
			[{ id: '2' }, false],
		] as const) {
			const event = recorded('conversation_updated', { meta: { assignee } as IDataObject });
			expect([assigned(assignee), wants(event, { onlyUnassigned: true })]).toEqual([assigned(assignee), expected]);
		}
	});
});

describe('eventIdOf', () => {
	it('depends on the record alone for created events', () => {
		const event = recorded('message_created');
		expect(eventIdOf(recorded('message_created', { account: null, content: 'as a callback words it' }))).toBe(
			eventIdOf(event),
		);
		expect(eventIdOf(recorded('message_created', { id: '50123' }))).toBe(eventIdOf(event));
		expect(eventIdOf(recorded('message_created', { id: 50124 }))).not.toBe(eventIdOf(event));
		expect(eventIdOf(recorded('contact_created'))).not.toBe(eventIdOf(event));
	});

	it('is different for each change of a record', () => {
		const ids = ['a', 'b', 'c'].map((content) => eventIdOf(recorded('message_updated', { content })));
		expect(new Set(ids).size).toBe(3);
		expect(eventIdOf(recorded('message_updated', { content: 'a' }))).toBe(ids[0]);
	});

	it('gives undefined for typing events, and for events nested too deeply', () => {
		expect(eventIdOf(recorded('conversation_typing_on'))).toBeUndefined();
		const deep = `{"event":"message_updated","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
		expect(eventIdOf(JSON.parse(deep) as IDataObject)).toBeUndefined();
	});
});

describe('itemOf', () => {
	it('gives IDs as numbers, and leaves out what the event does not tell', () => {
		const item = itemOf({ event: 'message_created', id: '7', conversation: { id: '42' }, message_type: 'incoming' });
		const { payload: _event, ...told } = item;
		expect(told).toEqual({
			event: 'message_created',
			messageId: 7,
			conversationId: 42,
			direction: 'incoming',
			private: false,
			deleted: false,
		});
	});

	it.each([
		['message_created.outgoing', { contactId: 913, direction: 'outgoing', senderName: 'Ben Agent' }, 'deliveryStatus'],
		['message_created.note', { private: true, direction: 'outgoing' }],
		['message_created.template', { direction: 'outgoing' }, 'senderName'],
		['message_created.attachment', { mediaUrl: expect.stringContaining('photo.jpg') }, 'text'],
		['message_created', { deliveryStatus: 'sent', sentAt: '2026-11-21T09:45:00.000Z', channel: 'whatsapp' }],
	])('formats %s', (name, fields, untold = 'status') => {
		const item = itemOf(recorded(name));
		expect(item).toMatchObject({ event: 'message_created', conversationId: 42, ...fields });
		expect(item).not.toHaveProperty(untold);
	});

	it('gives an unknown event its common fields and the payload', () => {
		const event = { event: 'call_started', conversation: { id: 42 }, inbox: { id: 8, name: 'Phone' }, line: 3 };
		expect(itemOf(event)).toEqual({
			event: 'call_started',
			conversationId: 42,
			inboxId: 8,
			inboxName: 'Phone',
			payload: event,
		});
		expect(isKnown(event)).toBe(false);
	});

	it('knows every kind of event in the menu', () => {
		const names = eventOptions.map(({ value }) => value);
		expect(names.filter((name) => !isKnown({ event: name }))).toEqual([]);
	});
});

it.each([
	['http://localhost:5678/webhook/x', true],
	['http://127.0.0.1/x', true],
	['http://[::1]:5678/x', true],
	['http://10.1.2.3/x', true],
	['http://172.20.0.5/x', true],
	['http://192.168.1.2/x', true],
	['http://n8n:5678/x', true],
	['http://n8n.local/x', true],
	['https://n8n.example.com/x', false],
	['https://172.32.0.1/x', false],
	['https://10.example.com/x', false],
])('isPrivate: %s gives %s', (url, expected) => {
	expect(isPrivate(url)).toBe(expected);
});
