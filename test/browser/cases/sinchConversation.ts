import type { INodeParameters } from 'n8n-workflow';
import { SinchConversation } from '../../../nodes/Sinch/SinchConversation.node';
import { SinchConversationPollingTrigger } from '../../../nodes/Sinch/SinchConversationPollingTrigger.node';
import { SinchConversationTrigger } from '../../../nodes/Sinch/SinchConversationTrigger.node';
import type { SinchSandbox } from '../../../sandbox';
import { sinchManifest } from '../../contract/sinch';
import { recipient } from '../../support/sinch';
import { by, byId } from '../../support/harness';
import type { ActionCase, Picker, TriggerCase } from './case';

const apps: Omit<Picker, 'panel'> = {
	method: 'searchApps',
	field: 'appId',
	search: 'alerts',
	finds: ['Alerts (dispatch: no contacts, no conversations)'],
};

const ofTemplate = (more: INodeParameters) => () => ({ messageType: 'template', ...more });
const inOmni = { templateOf: 'omni', omniTemplate: byId('order_shipped') };

const templatePickers: Picker[] = [
	{
		method: 'searchWhatsAppTemplates',
		panel: 'message:send',
		field: 'whatsAppTemplate',
		parameters: ofTemplate({ templateOf: 'WHATSAPP' }),
		search: 'order',
		finds: ['order_shipped'],
		idMode: 'By Name',
	},
	{
		method: 'searchWhatsAppLanguages',
		panel: 'message:send',
		field: 'templateLanguage',
		parameters: ofTemplate({ templateOf: 'WHATSAPP', whatsAppTemplate: by('name', 'order_shipped') }),
		search: 'sv',
		finds: ['sv'],
		idMode: 'By Code',
	},
	{
		method: 'searchOmniTemplates',
		panel: 'message:send',
		field: 'omniTemplate',
		parameters: ofTemplate({ templateOf: 'omni' }),
		search: 'greet',
		finds: ['Seeded template greeting: greeting'],
	},
	{
		method: 'searchOmniLanguages',
		panel: 'message:send',
		field: 'omniLanguage',
		parameters: ofTemplate(inOmni),
		search: 'sv',
		finds: ['sv-SE'],
		idMode: 'By Code',
	},
];

export const sinchConversationCase: ActionCase<SinchSandbox> = {
	newNode: () => new SinchConversation(),
	manifest: sinchManifest,
	page: 'sinch.md',
	words: ['sinch', 'SMS', 'WhatsApp', 'text message', 'RCS', 'viber', 'omnichannel', 'send SMS', 'send WhatsApp'],
	refusals: [
		{
			wrong: { keySecret: 'wrong' },
			sentence: 'Sinch refused the key. Check Key ID and Key Secret, and that the access key still exists.',
		},
		{
			wrong: { projectId: 'another' },
			sentence: 'The key is good, but not for this project. Check Project ID, and that the key belongs to it.',
		},
	],
	mistake: {
		id: 'message:send',
		parameters: { appId: byId('another'), sendTo: recipient('070-174 06 06'), text: 'Hello' },
		message: '"SMS of Send To" is "070-174 06 06", which begins with 0, so that its country is not known',
		advice: 'Write it with + and the country code, e.g. +46701234567.',
	},
	pickers: [
		{ ...apps, panel: 'message:send' },
		{
			method: 'searchContacts',
			panel: 'contact:get',
			field: 'contactId',
			search: '+15550101001',
			finds: ['Ingrid Tanaka (+15550101001)'],
		},
		{
			method: 'searchConversations',
			panel: 'conversation:get',
			field: 'conversationId',
			search: '15550101048: could',
			finds: ['WHATSAPP +15550101048: Could it be an hour later?'],
		},
		...templatePickers,
	],
};

export const sinchConversationTriggerCase: TriggerCase<SinchSandbox> = {
	newNode: () => new SinchConversationTrigger(),
	manifest: sinchManifest,
	words: ['sinch', 'SMS', 'WhatsApp', 'incoming message', 'delivery report'],
	panels: { Events: {} },
	pickers: [{ ...apps, panel: 'Events' }],
};

export const sinchConversationPollingTriggerCase: TriggerCase<SinchSandbox> = {
	newNode: () => new SinchConversationPollingTrigger(),
	manifest: sinchManifest,
	words: ['sinch', 'SMS', 'WhatsApp', 'incoming message', 'poll'],
	panels: { Events: {} },
	pickers: [{ ...apps, panel: 'Events' }],
};
