import type { INodeParameters } from 'n8n-workflow';
import { mapperFields, search } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId, withIds } from '../../support/harness';
import { sdkOf, useFreshConnections } from '../../support/sinchSdk';
import { at, authentications, useSinch } from '../../support/sinch';

useExpressionEngine();

describe.each(authentications)('The pickers of templates under %s', (authentication) => {
	useFreshConnections();
	const harness = useSinch(authentication);
	const panel = (parameters: INodeParameters = {}) =>
		withIds('message:send', { messageType: 'template', ...parameters });
	const find = async (method: string, parameters?: INodeParameters, filter?: string) =>
		(await search(harness.setup, method, panel(parameters), filter)).results.map(({ value }) => value);
	const fields = async (method: string, parameters?: INodeParameters) =>
		await mapperFields(harness.setup, method, panel(parameters));
	const labels = async (method: string, parameters?: INodeParameters) =>
		(await fields(method, parameters)).fields.map(({ id, displayName, required }) => [id, displayName, required]);

	it('list the omni-channel templates that the SDK of Sinch lists', async () => {
		const { templates = [] } = await sdkOf(harness.sandbox).templatesV2.list({});
		expect(await find('searchOmniTemplates')).toEqual(templates.map(({ id }) => id));
		expect(await find('searchOmniTemplates', {}, 'greet')).toEqual(['greeting']);
	});

	it('list approved WhatsApp templates by name, each once', async () => {
		expect(await find('searchWhatsAppTemplates')).toEqual(['greeting', 'login_code', 'order_shipped']);
	});

	it('list the languages of the chosen template', async () => {
		expect(await find('searchOmniLanguages', { templateOf: 'omni', omniTemplate: byId('order_shipped') })).toEqual([
			'en-US',
			'sv-SE',
		]);
		expect(await find('searchOmniLanguages')).toEqual([]);
		const whatsAppTemplate = by('name', 'order_shipped');
		expect(await find('searchWhatsAppLanguages', { whatsAppTemplate })).toEqual(['en_US', 'sv']);
	});

	it('give a field for each variable', async () => {
		expect(await labels('getOmniVariables', { templateOf: 'omni', omniTemplate: byId('order_shipped') })).toEqual([
			['name', 'name', true],
		]);
		const whatsAppTemplate = by('name', 'order_shipped');
		expect(await labels('getWhatsAppVariables', { whatsAppTemplate, templateLanguage: by('code', 'en_US') })).toEqual([
			['header_1_document_link', 'Header Document URL', true],
			['header_1_document_filename', 'Header File Name', false],
			['body_1_text', 'Text {{1}}', true],
			['body_2_text', 'Text {{2}}', true],
			['button_0_url_1_text', 'Button Track: End of the Address', true],
			['button_1_quick_reply_1_payload', 'Button Thanks: Value Sent Back', false],
		]);
	});

	it('say why there is no field', async () => {
		expect(await fields('getWhatsAppVariables')).toEqual({
			fields: [],
			emptyFieldsNotice: 'Choose the template first.',
		});
		const greeting = { whatsAppTemplate: by('name', 'greeting'), templateLanguage: by('code', 'en_US') };
		expect(await fields('getWhatsAppVariables', greeting)).toMatchObject({
			emptyFieldsNotice: 'This template has no variables.',
		});
	});

	it('ask for WhatsApp templates with the key itself, and for the others as the credential says', async () => {
		await find('searchWhatsAppTemplates');
		await find('searchOmniTemplates');
		const scheme = (route: string) => at(harness.requestsTo(route), 0).headers.authorization?.split(' ')[0];
		expect(scheme('GET /v1/projects/{project_id}/whatsapp/templates')).toBe('Basic');
		expect(scheme('GET /v2/projects/{project_id}/templates')).toBe(authentication === 'basic' ? 'Basic' : 'Bearer');
	});

	it('explain that the key may not read templates', async () => {
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 403,
			body: { errorCode: 'forbidden', message: 'No access', resolution: 'Ask' },
			route: 'GET /v1/projects/{project_id}/whatsapp/templates',
			times: Infinity,
		});
		await expect(find('searchWhatsAppTemplates')).rejects.toMatchObject({
			message: expect.stringContaining('No access'),
			description: expect.stringContaining('By Name'),
		});
	});
});
