import type { INodeExecutionData } from 'n8n-workflow';
import { INCOMING } from '../../../sandbox/chatwoot/store/records';
import { toText } from '../../../nodes/shared/base/record';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();

const SEND = 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';
const on = { conversationId: byId('2') };
const skip = { skipIfSent: true };
const byKey = (messageKey: string) => ({ ...skip, options: { recognizeBy: 'key', messageKey } });
const liquid = { text: 'Hi {{contact.first_name}}', options: { renderLiquid: true } };
const template = { content: 'template', text: 'Your order', templateName: 'order_update' };
const fileOf = (fileName: string, text: string): INodeExecutionData => ({
	json: {},
	binary: { data: { data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName } },
});

describe('Chatwoot 4.15: Message: Send with Skip If Already Sent', () => {
	const harness = useChatwoot();
	const store = () => harness.sandbox.store;
	const send = async (values: object, input?: INodeExecutionData[]) => {
		const { items, error } = await harness.run('message:send', { ...on, ...values }, input);
		return { json: items[0]?.json, error };
	};

	it('recognises by key a reworded text, and no other key and no other conversation', async () => {
		await send({ text: 'Your order', ...byKey('order 17') });
		expect((await send({ text: 'Your order, Ada', ...byKey('order 17') })).json).toMatchObject({
			status: 'already sent',
			text: 'Your order',
		});
		expect((await send({ text: 'Your order', ...byKey('order 18') })).json?.status).toBe('sent');
		const elsewhere = { ...byKey('order 17'), conversationId: byId('5') };
		const { json, error } = await send({ text: 'Your order', ...elsewhere });
		expect([error, json?.status]).toEqual([undefined, 'sent']);
		expect(store().messages).toHaveLength(3003);
	});

	it('does not know by key what was sent without one, and knows it where the key was given already', async () => {
		await send({ text: 'One', ...skip });
		expect((await send({ text: 'One', ...byKey('k') })).json?.status).toBe('sent');
		await send({ text: 'Two', ...skip, options: { messageKey: 'two' } });
		expect((await send({ text: 'Two, reworded', ...byKey('two') })).json?.status).toBe('already sent');
	});

	const sentAndRetried = async (values: object) => {
		await send(values);
		const message = store().messages.at(-1);
		Object.assign(message ?? {}, { status: 'failed' });
		const { error } = await harness.run('message:retry', { ...on, messageId: String(message?.id) });
		expect(error).toBeUndefined();
	};

	it('sends nothing beside the same message that a retry has delivered and taken the key from, unless it may', async () => {
		await sentAndRetried({ text: 'Your order', ...byKey('order 17') });
		const { error } = await send({ text: 'Your order', ...byKey('order 17') });
		expect(error?.message).toBe(
			'Whether this was sent before cannot be checked: the same message is there without a key, and a retry in Chatwoot takes the key away',
		);
		expect(store().messages).toHaveLength(3001);
		expect((await send({ text: 'Another text', ...byKey('order 18') })).json?.status).toBe('sent');
		const unchecked = { ...skip, options: { recognizeBy: 'key', messageKey: 'order 17', sendUnchecked: true } };
		expect((await send({ text: 'Your order', ...unchecked })).json?.status).toBe('sent');
	});

	it('sends no rendered Liquid beside a message that it may have become before a retry', async () => {
		await sentAndRetried({ ...liquid, ...skip });
		expect((await send({ ...liquid, ...skip })).error?.message).toBe(
			`Whether this was sent before cannot be checked: message ${store().messages.at(-1)?.id} may be this text with its Liquid filled in, and has no mark to compare, as it was retried, or written in Chatwoot`,
		);
		const other = { ...liquid, text: 'Good morning {{contact.first_name}}' };
		expect((await send({ ...other, ...skip })).json?.status).toBe('sent');
	});

	it('sends two rows of one run with the same key once', async () => {
		const rows = ['First wording', 'Second wording'].map((text) => ({ json: { text } }));
		await harness.run('message:send', { ...on, text: '={{ $json.text }}', ...byKey('order 17') }, rows);
		expect(store().messages).toHaveLength(3001);
	});

	it('refuses to recognise by a key that is empty', async () => {
		const { error } = await send({ text: 'x', ...byKey(' ') });
		expect(error?.message).toBe('"Key" is empty, but messages are to be recognised by it');
		expect(harness.requestsTo(SEND)).toEqual([]);
	});

	it('recognises a template with the same parameters, a file with the same bytes, and a note beside a message', async () => {
		const parameters = { templateFill: 'names', templateParameters: { parameter: [{ key: '1', value: 'A-1' }] } };
		for (const again of ['sent', 'already sent']) {
			expect((await send({ ...template, ...parameters, ...skip })).json?.status).toBe(again);
			const file = await send({ text: 'See', options: { attachments: 'data' }, ...skip }, [fileOf('a.txt', 'abc')]);
			expect(file.json?.status).toBe(again);
			expect((await send({ text: 'See', options: { messageType: 'note' }, ...skip })).json?.status).toBe(again);
		}
	});

	it('recognises by what it shows a message that somebody else has sent', async () => {
		store().insertMessage({ conversationId: 2, content: 'See you' });
		expect((await send({ text: 'See you', ...skip })).json?.status).toBe('already sent');
	});

	it.each([
		['names', 'blanks at its ends', 'Ada', ' Ada '],
		['fields', 'a cell that is a number now', '5', 5],
	])('recognises a template (%s) with %s', async (templateFill, _what, before, now) => {
		const withValue = (value: number | string) => ({
			templateFill,
			templateParameters: { parameter: [{ key: '1', value }] },
			templateValues: { mappingMode: 'defineBelow', value: { body_1: value } },
		});
		const statuses = [];
		for (const value of [before, now, 'another'])
			statuses.push((await send({ ...template, ...withValue(value), ...skip })).json?.status);
		expect(statuses).toEqual(['sent', 'already sent', 'sent']);
	});

	it('sends no template beside a message with the same text, unless it may', async () => {
		store().insertMessage({ conversationId: 2, content: template.text });
		const { error } = await send({ ...template, ...skip });
		expect(error?.message).toContain('Whether this was sent before cannot be checked: a template with the same text');
		const unchecked = { ...skip, options: { sendUnchecked: true } };
		expect((await send({ ...template, ...unchecked })).json?.status).toBe('sent');
	});

	const failed = async () => {
		await send({ text: 'Hello', ...skip });
		Object.assign(store().messages.at(-1) ?? {}, { status: 'failed' });
		Object.assign(store().messages.at(-1)?.contentAttributes ?? {}, { external_error: 'Window closed' });
	};

	it('sends a message again that was not delivered, or fails with the reason, as the user chooses', async () => {
		await failed();
		const { error } = await send({ text: 'Hello', ...skip, options: { ifFailedBefore: 'fail' } });
		expect(error?.message).toContain('The same message was not delivered before: Window closed');
		expect((await send({ text: 'Hello', ...skip })).json?.status).toBe('sent');
		expect((await send({ text: 'Hello', ...skip })).json?.status).toBe('already sent');
	});

	it('says in Check Only that the message of a bot would be sent, which may not read what is there', async () => {
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accessToken: harness.sandbox.credentials.botToken });
		for (const [more, wouldBe] of [
			[{}, 'sent'],
			[skip, 'failed'],
		] as const) {
			const onError = 'continueRegularOutput';
			const run = async (checkOnly: boolean) =>
				(await harness.run('message:send', { ...on, text: 'Hello', ...more, checkOnly }, undefined, { onError }))
					.items[0];
			expect([(await run(true))?.json.wouldBe, (await run(false))?.json.status]).toEqual([wouldBe, wouldBe]);
		}
	});

	it('fails in Check Only with a wrong token', async () => {
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accessToken: 'wrong' });
		expect((await send({ text: 'Hello', checkOnly: true })).error?.message).toContain('does not know the access token');
	});

	it('reports in Check Only that a message would be sent again, where Skip If Already Sent is off', async () => {
		await failed();
		const { json, error } = await send({ text: 'Hello', checkOnly: true, options: { ifFailedBefore: 'fail' } });
		expect([error, json?.wouldBe]).toEqual([undefined, 'sent']);
	});

	it('shows why a message was not delivered, and the attributes of the user without its own', async () => {
		await failed();
		const simple = await harness.run('message:getAll', { ...on, limit: 1 });
		expect(simple.items[0]?.json).toMatchObject({ deliveryStatus: 'failed', deliveryError: 'Window closed' });
		const chosen = { options: { output: 'selectedFields', selectedFields: ['content_attributes'] } };
		const selected = await harness.run('message:getAll', { ...on, limit: 1, ...chosen });
		expect(selected.items[0]?.json.content_attributes).toEqual({ external_error: 'Window closed' });
		const raw = await harness.run('message:getAll', { ...on, limit: 1, options: { output: 'raw' } });
		expect(raw.items[0]?.json.content_attributes).toHaveProperty('n8n_sent');
	});

	it('recognises by key in any conversation with a person', async () => {
		const to = { inboxId: byId('7'), person: by('phone_number', '+491700001') };
		await harness.run('message:sendToContact', { ...to, text: 'One', ...byKey('k') });
		Object.assign(store().conversations.at(-1) ?? {}, { status: 'resolved' });
		const { items } = await harness.run('message:sendToContact', { ...to, text: 'Two', ...byKey('k') });
		expect(items[0]?.json).toMatchObject({ status: 'already sent', text: 'One' });
	});
});

describe('Chatwoot 4.8, which drops marks: Message: Send with Skip If Already Sent', () => {
	const harness = useChatwoot({ serverVersion: '4.8' });
	const send = async (values: object, input?: INodeExecutionData[]) => {
		const { items, error } = await harness.run('message:send', { ...on, ...values }, input);
		return { json: items[0]?.json, error };
	};

	it('refuses a key before anything is sent, and asks for the version once', async () => {
		const rows = [{ json: {} }, { json: {} }];
		const { outputs } = await harness.run('message:send', { ...on, text: 'x', ...byKey('k') }, rows, {
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]?.map(({ json }) => toText(json.error).split(' of a message')[0])).toEqual(
			Array(2).fill('Chatwoot 4.8 drops the key'),
		);
		expect([harness.requestsTo('GET /api').length, harness.requestsTo(SEND).length]).toEqual([1, 0]);
	});

	it('recognises a text, and files by name and size', async () => {
		await send({ text: 'Hi', ...skip });
		expect((await send({ text: 'Hi', ...skip })).json?.status).toBe('already sent');
		const file = { text: 'See', options: { attachments: 'data' }, ...skip };
		await send(file, [fileOf('one.txt', 'one')]);
		expect((await send(file, [fileOf('one.txt', 'one')])).json?.status).toBe('already sent');
		expect((await send(file, [fileOf('two.txt', 'one')])).json?.status).toBe('sent');
		expect((await send(file, [fileOf('one.txt', 'longer')])).json?.status).toBe('sent');
	});

	it.each([
		['rendered Liquid', liquid, 'Chatwoot has rendered the Liquid'],
		['a template', { ...template, options: {} }, 'a template with the same text was sent'],
	])('sends %s once, and then says that it cannot tell', async (_name, values, words) => {
		expect((await send({ ...values, ...skip })).json?.status).toBe('sent');
		const { error } = await send({ ...values, ...skip });
		expect(error?.message).toContain(words);
		expect(error?.description).toContain('"Send if It Cannot Be Checked"');
		const unchecked = { ...skip, options: { ...values.options, sendUnchecked: true } };
		expect((await send({ ...values, ...unchecked })).json?.status).toBe('sent');
	});

	it('sends rendered Liquid where only the contact has written', async () => {
		harness.sandbox.store.insertMessage({ conversationId: 2, content: 'Hi Ada', type: INCOMING });
		expect((await send({ ...liquid, ...skip })).json?.status).toBe('sent');
	});
});
