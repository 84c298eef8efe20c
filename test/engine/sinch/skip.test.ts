import type { INodeParameters } from 'n8n-workflow';
import { useExpressionEngine } from '../../support/expressions';
import { appNamed, at, identities, recipient, sentTo, useSinch } from '../../support/sinch';
import { byId } from '../../support/harness';

useExpressionEngine();

describe('Message: Send with Skip If Already Sent', () => {
	const harness = useSinch('oAuth2');
	const SEND = 'POST /v1/projects/{project_id}/messages:send';
	const sends = () => sentTo(harness, 'POST', '/messages:send');
	const parameters = (app: Parameters<typeof appNamed>[1], more: INodeParameters = {}): INodeParameters => ({
		appId: byId(appNamed(harness.sandbox, app)),
		sendTo: recipient('+46701234567'),
		text: 'Hello',
		skipIfSent: true,
		...more,
	});
	const stored = () => harness.sandbox.store.messagesWithText('Hello');

	it('sends once, and gives the earlier message afterwards', async () => {
		const first = await harness.run('message:send', parameters('Customer care'));
		const second = await harness.run('message:send', parameters('Customer care'));
		expect(stored()).toHaveLength(1);
		expect(first.items[0]?.json.status).toBe('sent');
		expect(second.items[0]?.json).toMatchObject({
			status: 'already sent',
			messageId: first.items[0]?.json.messageId,
			conversationId: stored()[0]?.conversation_id,
			text: 'Hello',
		});
	});

	it('sends the same row of one run once', async () => {
		const rows = Array.from({ length: 5 }, () => ({ json: {} }));
		const { items } = await harness.run('message:send', parameters('Customer care'), rows);
		expect(items.filter(({ json }) => json.status === 'already sent')).toHaveLength(4);
		expect(stored()).toHaveLength(1);
	});

	it('sends one of two rows of one run that reach the same number over different channels', async () => {
		const rows = ['WHATSAPP', 'SMS'].map((channel) => ({ json: { channel } }));
		const sendTo = recipient('={{ $json.channel }}:+46701234567', 'channelAndId');
		const { items } = await harness.run('message:send', parameters('Customer care', { sendTo }), rows);
		expect(items.map(({ json }) => json.status).sort()).toEqual(['already sent', 'sent']);
		expect(stored()).toHaveLength(1);
	});

	it('sends once to rows that name the same identities in another order, or share a fallback to which Sinch has switched', async () => {
		// Numbers that end in 99 are not on WhatsApp.
		const rows = [
			{ to: '+46701234599', fallback: '+46701230001' },
			{ to: '+46701230001', fallback: '+46701234599' },
			{ to: '+46701234699', fallback: '+46701230001' },
		].map((json) => ({ json }));
		const sendTo = recipient('={{ $json.to }}', 'WHATSAPP');
		const options = { fallbackChannels: identities('={{ $json.fallback }}') };
		const { items } = await harness.run('message:send', parameters('Customer care', { sendTo, options }), rows);
		expect(items.map(({ json }) => json.status)).toEqual(['sent', 'already sent', 'already sent']);
		expect(stored()).toHaveLength(1);
	});

	it('sends to each of two people at once whose fallback is the same, while Sinch reaches them without it', async () => {
		const rows = ['+46701234501', '+46701234502'].map((to) => ({ json: { to } }));
		const options = { fallbackChannels: identities('+46701230001') };
		const sendTo = recipient('={{ $json.to }}', 'WHATSAPP');
		const { items } = await harness.run('message:send', parameters('Customer care', { sendTo, options }), rows);
		expect(items.map(({ json }) => json.status)).toEqual(['sent', 'sent']);
	});

	it('takes texts for the same at once that differ in blanks at the end, as it does when it looks them up', async () => {
		const rows = ['Hello', 'Hello ', 'Hello\r\n'].map((text) => ({ json: { text } }));
		const { items } = await harness.run(
			'message:send',
			parameters('Customer care', { text: '={{ $json.text }}' }),
			rows,
		);
		expect(items.map(({ json }) => json.status)).toEqual(['sent', 'already sent', 'already sent']);
		expect(sends()).toHaveLength(1);
	});

	it('sends a template again with another value, whatever the variable is called', async () => {
		const template = (name: string, value: string) => ({
			...{ messageType: 'template', templateOf: 'omni', omniTemplate: byId('order_shipped'), templateFill: 'names' },
			templateParameters: { parameter: [{ name, value }] },
		});
		const { items } = await harness.run('message:send', parameters('Customer care', template('agent', 'Noor')));
		expect(items[0]?.json.status).toBe('sent');
		const second = await harness.run('message:send', parameters('Customer care', template('agent', 'Amara')));
		expect(second.items[0]?.json.status).toBe('sent');
		const third = await harness.run('message:send', parameters('Customer care', template('agent', 'Amara')));
		expect(third.items[0]?.json.status).toBe('already sent');
	});

	it.each([
		['another text', { text: 'Hello again' }],
		['another person', { sendTo: recipient('+46701234568') }],
		['another kind of content', { messageType: 'card', cardTitle: 'Hello' }],
	])('sends %s', async (_name, more) => {
		await harness.run('message:send', parameters('Customer care'));
		const { items } = await harness.run('message:send', parameters('Customer care', more));
		expect(items[0]?.json.status).toBe('sent');
		expect(sends()).toHaveLength(2);
	});

	it('recognises rich content, and numbers that Sinch keeps without a plus sign', async () => {
		Object.assign(harness.sandbox.quirks, { phones: 'bare', exactPhones: true, extraFields: true });
		const rich = parameters('Customer care', {
			messageType: 'choice',
			question: 'Tuesday?',
			questionChoices: {
				choice: [
					{ type: 'reply', title: 'Yes' },
					{ type: 'url', title: 'More', url: 'https://example.com' },
				],
			},
		});
		await harness.run('message:send', rich);
		const { items } = await harness.run('message:send', rich);
		expect(items[0]?.json.status).toBe('already sent');
		expect(sends()).toHaveLength(1);
	});

	it('looks at what went to a contact', async () => {
		const contactId = byId(at(harness.sandbox.store.contacts, 0).id);
		const toContact = parameters('Customer care', { sendTo: contactId });
		await harness.run('message:send', toContact);
		const { items } = await harness.run('message:send', toContact);
		expect(items[0]?.json).toMatchObject({ status: 'already sent', contactId: contactId.value });
		expect(sends()).toHaveLength(1);
	});

	it('looks among dispatch messages where the app keeps them', async () => {
		await harness.run('message:send', parameters('Reminders'));
		const { items } = await harness.run('message:send', parameters('Reminders'));
		expect(items[0]?.json.status).toBe('already sent');
		expect(at(sentTo(harness, 'GET', '/messages'), 0).query.messages_source).toBe('DISPATCH_SOURCE');
		expect(stored()).toHaveLength(1);
	});

	it.each([
		['an app that stores nothing', 'Alerts', {}],
		['one message in dispatch mode', 'Customer care', { options: { processingStrategy: 'DISPATCH_ONLY' } }],
		['a longer look back than the app stores', 'Reminders', { lookBack: 24 * 8 }],
	] as const)('does not send what cannot be checked: %s', async (_name, app, more) => {
		const { error } = await harness.run('message:send', parameters(app, more));
		expect(error?.message).toContain('cannot be checked');
		expect(error?.description).toContain('Send if It Cannot Be Checked');
		expect(sends()).toHaveLength(0);
	});

	it('sends it unchecked when allowed, but never again when the answer got lost', async () => {
		const allowed = parameters('Alerts', { skipIfSent: true, options: { sendUnchecked: true } });
		expect((await harness.run('message:send', allowed)).error).toBeUndefined();
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: SEND });
		const { error } = await harness.run('message:send', allowed);
		expect(error?.message).toContain('The message may have been sent');
		expect(stored()).toHaveLength(2);
	});

	it.each(['reset-before-write', 'reset-after-write', '503'] as const)(
		'after %s finds out what happened, and sends exactly once',
		async (kind) => {
			harness.sandbox.faults.add({ kind, route: SEND });
			const { items, error } = await harness.run('message:send', parameters('Customer care'));
			expect(error).toBeUndefined();
			expect(items[0]?.json.messageId).toBe(at(stored(), 0).id);
			expect(stored()).toHaveLength(1);
		},
	);

	it.each(['null-body', 'empty', 'html'] as const)(
		'does not take %s for a proof that it is not there',
		async (kind) => {
			await harness.run('message:send', parameters('Customer care'));
			harness.sandbox.faults.add({ kind, route: 'GET /v1/projects/{project_id}/messages', times: Infinity });
			const { error } = await harness.run('message:send', parameters('Customer care'));
			expect(error).toBeDefined();
			expect(stored()).toHaveLength(1);
		},
	);

	it('does not take an answer about something else for an app in CONVERSATION mode', async () => {
		await harness.run('message:send', parameters('Reminders'));
		const route = 'GET /v1/projects/{project_id}/apps/{app_id}';
		harness.sandbox.faults.add({ kind: 'raw', body: { message: 'maintenance' }, route, times: Infinity });
		const { error } = await harness.run('message:send', parameters('Reminders'));
		expect(error?.message).toBe('Sinch gave no readable answer to the question in which mode the app is');
		expect(stored()).toHaveLength(1);
	});

	it('without it, a lost answer is not repeated where the metadata has no room for a mark', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: SEND });
		const off = { skipIfSent: false, options: { messageMetadata: 'order-1017' } };
		const { error } = await harness.run('message:send', parameters('Customer care', off));
		expect(error?.message).toContain('The message may have been sent');
		expect(error?.description).toContain('Skip If Already Sent');
		expect(stored()).toHaveLength(1);
	});

	it('Check Only says that a row would be sent without Skip If Already Sent, where nothing can be checked', async () => {
		const check = { skipIfSent: false, checkOnly: true };
		const { items, error } = await harness.run('message:send', parameters('Alerts', check));
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ wouldBe: 'sent' });
		expect(sends()).toEqual([]);
	});

	it('Check Only says what would happen', async () => {
		await harness.run('message:send', parameters('Customer care'));
		const check = { skipIfSent: true, checkOnly: true };
		const known = await harness.run('message:send', parameters('Customer care', check));
		const fresh = await harness.run('message:send', parameters('Customer care', { ...check, text: 'New' }));
		expect(known.items[0]?.json).toMatchObject({ wouldBe: 'already sent' });
		expect(fresh.items[0]?.json).toMatchObject({ wouldBe: 'sent' });
		expect(sends()).toHaveLength(1);
	});
});
