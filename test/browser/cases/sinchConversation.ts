import { SinchConversation } from '../../../nodes/Sinch/SinchConversation.node';
import type { SinchSandbox } from '../../../sandbox';
import { sinchManifest } from '../../contract/sinch';
import { identities } from '../../support/sinch';
import { byId } from '../../support/world';
import type { ActionCase } from './case';

export const sinchConversationCase: ActionCase<SinchSandbox> = {
	newNode: () => new SinchConversation(),
	manifest: sinchManifest,
	page: 'sinch.md',
	words: ['sinch', 'SMS', 'WhatsApp', 'text message', 'RCS', 'viber', 'omnichannel'],
	lists: 'contact:getAll',
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
		parameters: { appId: byId('another'), identities: identities('070-174 06 06'), text: 'Hello' },
		message: 'Identity',
		advice: '',
	},
	pickers: [
		{
			method: 'searchApps',
			panel: 'message:send',
			field: 'appId',
			search: 'alerts',
			finds: ['Alerts (dispatch)'],
		},
		{
			method: 'searchContacts',
			panel: 'contact:get',
			field: 'contact_id',
			search: '+15550101001',
			finds: ['Ingrid Tanaka (+15550101001)'],
		},
		{
			method: 'searchConversations',
			panel: 'conversation:get',
			field: 'conversation_id',
			search: '15550101048: could',
			finds: ['WHATSAPP 15550101048: Could it be an hour later?'],
		},
	],
};
