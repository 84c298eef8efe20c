import { ConversationRegion, ConversationService } from '@sinch/conversation';
import { sinchHostOf } from '../../../nodes/Sinch/baseUrl';

const MESSAGES = '/v1/projects/{project_id}/messages:send';
const OMNI = '/v2/projects/{project_id}/templates';
const WHATSAPP = '/v1/projects/{project_id}/whatsapp/templates';

describe('The host of a request to Sinch', () => {
	it.each([
		['us', ConversationRegion.UNITED_STATES],
		['eu', ConversationRegion.EUROPE],
		['br', ConversationRegion.BRAZIL],
	])(
		'in the region %s is that of the SDK, for messages and for omni-channel templates',
		(region, conversationRegion) => {
			const service = new ConversationService({ projectId: 'p', keyId: 'k', keySecret: 's', conversationRegion });
			const host = (path: string) => sinchHostOf({ projectId: 'p', region }, path);
			expect(host(MESSAGES)).toBe(service.messages.client.apiClientOptions.hostname);
			expect(host(OMNI)).toBe(service.templatesV2.client.apiClientOptions.hostname);
		},
	);

	it('for WhatsApp templates is the same in every region', () => {
		for (const region of ['br', 'eu', 'us'])
			expect(sinchHostOf({ projectId: 'p', region }, WHATSAPP)).toBe('https://provisioning.api.sinch.com');
	});

	it.each([MESSAGES, OMNI, WHATSAPP])('of a custom address is that address for %s', (path) => {
		const credentials = { projectId: 'p', region: 'custom', baseUrl: 'https://sinch.example.com' };
		expect(sinchHostOf(credentials, path)).toBe('https://sinch.example.com');
	});
});
