import { contactId, conversationId, inboxId } from '../../../nodes/Chatwoot/resources/fields';
import { locatorValue } from '../../../nodes/shared/parameters/locatorValue';

const at = (path: string) => ({ __rl: true, mode: 'url', value: `https://chat.example.com/app/accounts/1/${path}` });

describe("Addresses of Chatwoot's dashboard, in pickers", () => {
	it.each([
		[conversationId, 'conversations/42', '42'],
		[conversationId, 'inbox/7/conversations/42', '42'],
		[conversationId, 'team/2/conversations/42?messageId=9', '42'],
		[conversationId, 'label/vip/conversations/42#top', '42'],
		[contactId, 'contacts/913', '913'],
		[inboxId, 'settings/inboxes/7', '7'],
		[inboxId, 'settings/inboxes/7/configuration', '7'],
	])('%# hold the ID', (field, path, id) => {
		expect(locatorValue(field, at(path))).toBe(id);
	});

	it.each([
		[conversationId, 'contacts/913'],
		[contactId, 'conversations/42'],
		[inboxId, 'inbox/7'],
	])('%# of another page are refused', (field, path) => {
		expect(() => locatorValue(field, at(path))).toThrow('holds no ID');
	});
});
