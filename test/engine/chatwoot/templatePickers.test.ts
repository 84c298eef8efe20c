import type { INodeParameters } from 'n8n-workflow';
import { addChannelInboxes, type ChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { useChatwoot } from '../../support/chatwoot';
import { mapperFields, search } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { byId, withIds } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const receipt = {
	name: 'receipt',
	language: 'pt_BR',
	status: 'APPROVED',
	category: 'UTILITY',
	components: [
		{ type: 'HEADER', format: 'DOCUMENT' },
		{ type: 'BODY', text: 'Olá {{1}}' },
		{ type: 'FOOTER', text: 'Loja' },
		{
			type: 'BUTTONS',
			buttons: [
				{ type: 'QUICK_REPLY', text: 'Obrigada' },
				{ type: 'URL', text: 'Ver', url: 'https://example.com/{{1}}' },
				{ type: 'COPY_CODE', text: 'Copiar' },
			],
		},
	],
};
const offer = {
	...receipt,
	name: 'offer',
	components: [
		{ type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
		{ type: 'BODY', text: 'Half the price' },
	],
};

let inboxes: ChannelInboxes;
beforeEach(() => {
	inboxes = addChannelInboxes(harness.sandbox.store);
	inboxes.whatsApp.templates?.push(receipt, offer);
});

const panel = (parameters: INodeParameters = {}, id = 'message:send') =>
	withIds(id, { content: 'template', ...parameters });
const find = async (method: string, parameters: INodeParameters) =>
	(await search(harness.setup, method, parameters)).results.map(({ value }) => value);

it('lists the approved templates of all WhatsApp inboxes, or of the chosen inbox', async () => {
	expect(await find('searchTemplates', panel())).toEqual(['offer', 'order_update', 'receipt', 'shop', 'welcome']);
	const inTwilio = panel({ inboxId: byId(String(inboxes.twilio.id)) }, 'message:sendToContact');
	expect(await find('searchTemplates', inTwilio)).toEqual(['order_update', 'shop']);
});

it('lists the languages of the chosen template', async () => {
	expect(await find('searchTemplateLanguages', panel({ templateName: byId('receipt') }))).toEqual(['pt_BR']);
	expect(await find('searchTemplateLanguages', panel())).toEqual([]);
});

it('gives a field for each variable', async () => {
	const { fields } = await mapperFields(
		harness.setup,
		'getTemplateVariables',
		panel({ templateName: byId('receipt') }),
	);
	expect(fields.map(({ id, displayName, required }) => [id, displayName, required])).toEqual([
		['header_document', 'Header Document URL', true],
		['header_name', 'Header Document Name', false],
		['body_1', 'Text {{1}}', true],
		['button_1_url', 'Button Ver: End of the Address', true],
		['button_2_copy_code', 'Button Copiar: Code', true],
	]);
});

it('gives the variables of the language that goes out when none is chosen', async () => {
	const components = [{ type: 'BODY', text: 'Hi {{1}}, {{2}}' }];
	inboxes.whatsApp.templates?.push({ ...receipt, language: 'en', components });
	const found = await mapperFields(harness.setup, 'getTemplateVariables', panel({ templateName: byId('receipt') }));
	expect(found.fields.map(({ id }) => id)).toEqual(['body_1', 'body_2']);
});

it.each([
	[{}, 'Choose the template first.'],
	[{ templateName: byId('unknown') }, 'No WhatsApp inbox has this template in this language.'],
])('says why there is no field for %j', async (parameters, emptyFieldsNotice) => {
	expect(await mapperFields(harness.setup, 'getTemplateVariables', panel(parameters))).toEqual({
		fields: [],
		emptyFieldsNotice,
	});
});

describe.each([
	[
		'a carousel',
		[
			{ type: 'BODY', text: 'Hi {{1}}' },
			{ type: 'CAROUSEL', cards: [] },
		],
		{ body_1: 'Ana' },
	],
	[
		'a location in its header',
		[
			{ type: 'HEADER', format: 'LOCATION' },
			{ type: 'BODY', text: 'Hi' },
		],
		{},
	],
])('A template with %s', (part, components, value) => {
	beforeEach(() => {
		inboxes.whatsApp.templates?.push({ ...receipt, name: 'unfillable', components });
	});

	it('says that it is not supported, in the panel and on a send', async () => {
		const values = { templateName: byId('unfillable') };
		const found = await mapperFields(harness.setup, 'getTemplateVariables', panel(values));
		expect(found).toEqual({
			fields: [],
			emptyFieldsNotice: `Not supported: this template has ${part}, which Chatwoot cannot fill.`,
		});
		const { store } = harness.sandbox;
		const { id } = store.insertConversation({ contactId: 1, inboxId: inboxes.whatsApp.id, sourceId: '12025550001' });
		const { error } = await harness.run('message:send', {
			...values,
			conversationId: byId(String(id)),
			content: 'template',
			text: 'Hi',
			templateLanguage: byId('pt_BR'),
			templateValues: { mappingMode: 'defineBelow', value },
		});
		expect(error?.message).toBe(`The template "unfillable" has ${part}, which Chatwoot cannot fill`);
		expect(store.messages).toHaveLength(3000);
	});
});

describe('A template that is filled by a field per variable', () => {
	const mapped = (value: Record<string, string>) => ({ mappingMode: 'defineBelow', value });
	const send = async (name: string, value: Record<string, string>) => {
		const { store } = harness.sandbox;
		const { id } = store.insertConversation({ contactId: 1, inboxId: inboxes.whatsApp.id, sourceId: '12025550001' });
		return await harness.run('message:send', {
			conversationId: byId(String(id)),
			content: 'template',
			text: 'Recibo',
			templateName: byId(name),
			templateLanguage: byId('pt_BR'),
			templateValues: mapped(value),
		});
	};
	const whole = {
		header_document: 'https://example.com/a.pdf',
		header_name: 'recibo.pdf',
		body_1: 'Ana',
		button_1_url: 'A-1',
		button_2_copy_code: 'SAVE10',
	};

	it('goes out with header, document name and each button at its place', async () => {
		expect((await send('receipt', whole)).error).toBeUndefined();
		expect(harness.sandbox.store.messages.at(-1)?.additionalAttributes.template_params).toEqual({
			name: 'receipt',
			language: 'pt_BR',
			processed_params: {
				body: { '1': 'Ana' },
				header: { media_url: 'https://example.com/a.pdf', media_type: 'document', media_name: 'recibo.pdf' },
				buttons: [
					{ type: 'quick_reply' },
					{ type: 'url', parameter: 'A-1' },
					{ type: 'copy_code', parameter: 'SAVE10' },
				],
			},
		});
	});

	it('goes out with a text in the header', async () => {
		expect((await send('offer', { header_text: 'Ana' })).error).toBeUndefined();
		const params = harness.sandbox.store.messages.at(-1)?.additionalAttributes.template_params;
		expect(params).toMatchObject({ processed_params: { header: { '1': 'Ana' } } });
	});

	it.each([
		['receipt', { ...whole, header_document: '' }, 'needs the header document'],
		['receipt', { ...whole, body_1: '' }, 'needs the parameter "1"'],
		['receipt', { ...whole, button_1_url: '' }, 'needs the address of button 2'],
		['receipt', { ...whole, button_2_copy_code: '1234567890123456' }, 'a code to copy has 1 to 15 characters'],
		['receipt', { ...whole, body_2: 'x' }, 'has no parameter "2"'],
		['offer', { header_text: 'Ana', header_image: 'https://example.com/a.png' }, 'has no header image'],
		['offer', {}, 'needs the text in the header'],
	])('is refused beforehand: %s, %j', async (name, value, words) => {
		const before = harness.sandbox.store.messages.length;
		expect((await send(name, value)).error?.message).toContain(words);
		expect(harness.sandbox.store.messages).toHaveLength(before);
	});
});
