import type { INodeParameters } from 'n8n-workflow';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';
import { appNamed, at, recipient, sentTo, useSinch } from '../../support/sinch';

useExpressionEngine();

describe.each(['WHATSAPP', 'omni'] as const)('Message: Send with a %s template, a field per variable', (templateOf) => {
	const harness = useSinch('oAuth2');
	const isWhatsApp = templateOf === 'WHATSAPP';
	const TEMPLATES = isWhatsApp
		? 'GET /v1/projects/{project_id}/whatsapp/templates'
		: 'GET /v2/projects/{project_id}/templates/{template_id}';
	const sends = () => sentTo(harness, 'POST', '/messages:send');
	const right: INodeParameters = isWhatsApp ? { body_1_text: 'Noor', body_2_text: '1017' } : { name: 'Noor' };
	const first = Object.keys(right)[0] ?? '';
	const parameters = (value: INodeParameters, language = isWhatsApp ? 'sv' : 'sv-SE', more = {}): INodeParameters => ({
		appId: byId(appNamed(harness.sandbox, 'Customer care')),
		sendTo: recipient('+46701234567'),
		messageType: 'template',
		templateOf,
		...(isWhatsApp ? { whatsAppTemplate: by('name', 'order_shipped') } : { omniTemplate: byId('order_shipped') }),
		[isWhatsApp ? 'templateLanguage' : 'omniLanguage']: by('code', language),
		[isWhatsApp ? 'whatsAppValues' : 'omniValues']: {
			mappingMode: 'defineBelow',
			value,
			matchingColumns: [],
			schema: [],
		},
		...more,
	});
	const names = isWhatsApp ? { 'body[1]text': 'Noor', 'body[2]text': '1017' } : { name: 'Noor' };
	const parametersOf = (body: unknown) => /"parameters":(\{[^}]*\})/.exec(JSON.stringify(body))?.[1];

	it('sends the values by the names of the API', async () => {
		const { error } = await harness.run('message:send', parameters(right));
		expect(error).toBeUndefined();
		expect(parametersOf(at(sends(), 0).body)).toBe(JSON.stringify(names));
	});

	it('takes values of the row, and reads the template once in a run', async () => {
		const rows = ['Noor', 'Ada'].map((name) => ({ json: { name } }));
		await harness.run('message:send', parameters({ ...right, [first]: '={{ $json.name }}' }), rows);
		expect(sends().map(({ body }) => parametersOf(body))).toEqual([
			JSON.stringify(names),
			JSON.stringify(names).replace('Noor', 'Ada'),
		]);
		expect(harness.requestsTo(TEMPLATES)).toHaveLength(1);
	});

	it.each([
		['a value is missing', {}, `"Variables" has no value for "`],
		['a value is blank', { ...right, [first]: ' ' }, `"Variables" has no value for "`],
		['a value cannot be seen', { ...right, [first]: '\u200B' }, `"Variables" has no value for "`],
		['a value has another name', { ...right, nom: 'Noor' }, `"Variables" has a value for "nom", which the `],
		['a value is a list', { ...right, [first]: ['Noor'] }, `must be text, but is ["Noor"]`],
	])('sends nothing when %s', async (_name, value, message) => {
		const { error } = await harness.run('message:send', parameters(value));
		expect(error?.message).toContain(message);
		expect(sends()).toEqual([]);
	});

	it('sends nothing in a language that the template does not have, and names those that it has', async () => {
		const { error } = await harness.run('message:send', parameters(right, 'fr'));
		expect(error?.message).toMatch(
			/"Language" is fr, but the .*template "order_shipped" has (en_US, sv, de|en-US, sv-SE)$/,
		);
		expect(sends()).toEqual([]);
	});

	it('sends nothing from a template that does not exist', async () => {
		const another = isWhatsApp ? { whatsAppTemplate: by('name', 'order') } : { omniTemplate: byId('order') };
		const { error } = await harness.run('message:send', parameters(right, undefined, another));
		expect(error?.message).toMatch(isWhatsApp ? /There is no WhatsApp template "order"/ : /404/);
		expect(sends()).toEqual([]);
	});

	it.each([{ message: 'maintenance' }, [], null])(
		'does not take the answer %j for a template without variables, or for none',
		async (body) => {
			harness.sandbox.faults.add({ kind: 'raw', body, route: TEMPLATES, times: Infinity });
			const { error } = await harness.run('message:send', parameters(right));
			expect(error?.message).toBe(
				isWhatsApp
					? 'The answer to this list holds no list'
					: 'Sinch gave no readable answer to the question which variables the template has',
			);
			expect(sends()).toEqual([]);
		},
	);

	it('sends nothing when the key may not read templates, and says what to choose then', async () => {
		harness.sandbox.faults.add({ kind: 'raw', status: 403, body: {}, route: TEMPLATES, times: Infinity });
		const { error } = await harness.run('message:send', parameters(right));
		expect(error?.description).toContain('Names and Values');
		expect(sends()).toEqual([]);
		const manual = { templateFill: 'names', templateParameters: { parameter: [{ name: '1', value: 'Noor' }] } };
		expect((await harness.run('message:send', parameters({}, undefined, manual))).error).toBeUndefined();
		expect(sends()).toHaveLength(1);
	});

	it('finds the same message again with Skip If Already Sent, and checks the values with Check Only', async () => {
		const again = parameters(right, undefined, { skipIfSent: true });
		await harness.run('message:send', again);
		await harness.run('message:send', again);
		expect(sends()).toHaveLength(1);
		const check = parameters({}, undefined, { checkOnly: true });
		expect((await harness.run('message:send', check)).error?.message).toContain('has no value for');
	});

	it('sends the same as the tool of an AI agent, of both kinds', async () => {
		await harness.asTool('message:send', parameters(right));
		await harness.byAgent('message:send', parameters(right));
		expect(sends().map(({ body }) => parametersOf(body))).toEqual([JSON.stringify(names), JSON.stringify(names)]);
	});
});

describe('Message: Send with a template', () => {
	const harness = useSinch('basic');
	const send = async (parameters: INodeParameters) =>
		await harness.run('message:send', {
			appId: byId(appNamed(harness.sandbox, 'Customer care')),
			sendTo: recipient('+46701234567'),
			messageType: 'template',
			...parameters,
		});
	const sends = () => sentTo(harness, 'POST', '/messages:send');
	const whatsApp = (name: string, language: string, value: INodeParameters) => ({
		templateOf: 'WHATSAPP',
		whatsAppTemplate: by('name', name),
		templateLanguage: by('code', language),
		whatsAppValues: { mappingMode: 'defineBelow', value },
	});

	it('of WhatsApp fills header, text and buttons', async () => {
		const values = {
			header_1_document_link: 'https://example.com/receipt.pdf',
			header_1_document_filename: 'receipt.pdf',
			body_1_text: 'Noor',
			body_2_text: 1017,
			button_0_url_1_text: '1017',
		};
		expect((await send(whatsApp('order_shipped', 'en_US', values))).error).toBeUndefined();
		expect(JSON.stringify(at(sends(), 0).body)).toContain(
			JSON.stringify({
				'header[1]document.link': 'https://example.com/receipt.pdf',
				'header[1]document.filename': 'receipt.pdf',
				'body[1]text': 'Noor',
				'body[2]text': '1017',
				'button[0]url[1]text': '1017',
			}),
		);
	});

	it('of WhatsApp is found when Sinch writes its language in capitals, and goes out in the form of WhatsApp', async () => {
		for (const template of harness.sandbox.store.whatsAppTemplates) template.language = template.language.toUpperCase();
		expect((await send(whatsApp('greeting', 'EN_US', {}))).error).toBeUndefined();
		expect(JSON.stringify(at(sends(), 0).body)).toContain('"language_code":"en_US"');
	});

	it.each([
		['is not approved', whatsApp('order_shipped', 'de', { body_1_text: 'a', body_2_text: 'b' }), 'REJECTED'],
		['is paused', whatsApp('new_in_store', 'en_US', {}), 'is not approved: PAUSED'],
		[
			'gets a line break',
			whatsApp('order_shipped', 'sv', { body_1_text: 'a\nb', body_2_text: 'b' }),
			'"Text {{1}}" has a line break',
		],
		[
			'gets a value for no variable',
			whatsApp('greeting', 'en_US', { body_1_text: 'a' }),
			'has a value for "body_1_text"',
		],
		[
			'is asked for in an older version',
			{ templateOf: 'omni', omniTemplate: byId('greeting'), templateVersion: '7' },
			'"Version" is 7, but the template "greeting" has version 1',
		],
	])('is not sent when it %s', async (_name, parameters, message) => {
		const { error } = await send(parameters);
		expect(error?.message).toContain(message);
		expect(sends()).toEqual([]);
	});

	it('of Sinch without a language needs the values of all its languages', async () => {
		const template = at(harness.sandbox.store.templates, 0);
		Object.assign(at(template.translations, 1), { variables: [{ key: 'namn' }] });
		const omni = (value: INodeParameters) => ({
			templateOf: 'omni',
			omniTemplate: byId(template.id),
			omniValues: { mappingMode: 'defineBelow', value },
		});
		expect((await send(omni({ name: 'Noor' }))).error?.message).toContain('no value for "namn"');
		expect((await send(omni({ name: 'Noor', namn: 'Noor' }))).error).toBeUndefined();
	});

	const omniWith = (...keys: string[]) => {
		const template = at(harness.sandbox.store.templates, 0);
		for (const translation of template.translations)
			Object.assign(translation, { variables: keys.map((key) => ({ key })) });
		return (value: INodeParameters) => ({
			templateOf: 'omni',
			omniTemplate: byId(template.id),
			omniValues: { mappingMode: 'defineBelow', value },
		});
	};

	it('of Sinch gives each variable its own value, in every script', async () => {
		const omni = omniWith('имя', 'заказ', 'नाम', 'order-id');
		const { error } = await send(omni({ имя: 'Noor', заказ: '1017', नाम: 'नूर', order_id: '18' }));
		expect(error).toBeUndefined();
		expect(JSON.stringify(at(sends(), 0).body)).toContain(
			JSON.stringify({ имя: 'Noor', заказ: '1017', नाम: 'नूर', 'order-id': '18' }),
		);
	});

	it('of Sinch is not filled where the fields cannot tell two variables apart', async () => {
		const { error } = await send(omniWith('order-id', 'order_id')({ order_id: '18' }));
		expect(error?.message).toContain('has the variables "order-id" and "order_id", which the fields');
		expect(error?.description).toContain('Names and Values');
		expect(sends()).toEqual([]);
	});

	it('finds a WhatsApp template behind the first page', async () => {
		const { whatsAppTemplates } = harness.sandbox.store;
		const others = Array.from({ length: 150 }, (_, index) => ({
			...at(whatsAppTemplates, 0),
			name: `order_shipped_${1000 + index}`,
		}));
		whatsAppTemplates.unshift(...others);
		const { error } = await send(whatsApp('order_shipped', 'sv', { body_1_text: 'a', body_2_text: 'b' }));
		expect(error).toBeUndefined();
	});
});
