import { itemProblems } from '../../../../sandbox/chatwoot/rules/messages/contentItems';

const link = { type: 'link', text: 'Open', uri: 'https://example.com' };

it.each([
	['text', undefined],
	['input_email', undefined],
	['input_select', [{ title: 'Red', value: 'r' }]],
	['cards', [{ title: 'T', description: 'D', media_url: 'https://example.com/a.png', actions: [link] }]],
	['form', [{ name: 'mail', type: 'email', label: 'Mail', placeholder: 'you@example.com', required: true }]],
	['article', [{ title: 'T', description: 'D', link: 'https://example.com' }]],
])('takes %s', (contentType, items) => {
	expect(itemProblems(contentType, { items })).toEqual([]);
});

it.each([
	['input_select', [], ['At least one item is required.']],
	['input_select', {}, ['At least one item is required.']],
	['article', [{ title: 'T', url: 'x', 'own key': 1 }], ['contains invalid keys for items : [:url, :"own key"]']],
	['cards', [{ title: 'T' }], ['contains items missing actions']],
	['cards', [{ title: 'T', actions: [] }], ['contains items missing actions']],
	['cards', [{ actions: [{ ...link, url: 'x' }] }], ['contains invalid keys for actions:  [:url]']],
])('says what is wrong with %s of %j', (contentType, items, problems) => {
	expect(itemProblems(contentType, { items })).toEqual(problems);
});

it.each([
	['input_select', undefined, "undefined method 'reject' for nil"],
	['input_select', 'Red', "undefined method 'reject' for an instance of String"],
	['form', [5], "undefined method 'keys' for an instance of Integer"],
	['form', [null], "undefined method 'keys' for nil"],
	['cards', [{ actions: 'x' }], "undefined method 'collect' for an instance of String"],
	['cards', [{ actions: [['a']] }], "undefined method 'keys' for an instance of Array"],
])('fails as the code of the server does for %s of %j', (contentType, items, message) => {
	expect(() => itemProblems(contentType, { items })).toThrow(message);
});
