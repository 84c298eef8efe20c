import { dropsOf } from '../../../../sandbox/chatwoot/rules/liquid/drops';
import { renderContent, renderParameters } from '../../../../sandbox/chatwoot/rules/liquid/render';
import { seededStore } from '../../../../sandbox/chatwoot/store/seed';

const store = seededStore(1, 'empty');
const contact = store.insertContact({
	name: 'ada king LOVELACE',
	email: 'ada@example.com',
	customAttributes: { plan: 'pro', size: 7 },
});
const conversation = store.insertConversation({ contactId: contact.id, inboxId: 7, assigneeId: 1 });
const drops = dropsOf(store, conversation, { type: 'user', id: 2 });
const render = (text: string) => renderContent(text, drops);

describe('the Liquid of a message', () => {
	// The first ten were seen on Chatwoot 4.15.1.
	it.each([
		['Hi {{contact.name}} of {{inbox.name | size}}', 'Hi Ada King Lovelace of 12'],
		['Code {{SAVE10}}.', 'Code .'],
		['In code `{{SAVE10}}` and {{SAVE10}}', 'In code `{{SAVE10}}` and '],
		['Open {{ contact.name', 'Open {{ contact.name'],
		['{% if contact.name %}yes{% endif %} {% nonsense %}', '{% if contact.name %}yes{% endif %} {% nonsense %}'],
		['{% if contact.name %}yes{% else %}no{% endif %}', 'yes'],
		['Escaped {{ "{{" }}SAVE10}} and {{ "{%" }} if %}', 'Escaped {{SAVE10}} and {% if %}'],
		['{% raw %}{{SAVE10}}{% endraw %}', '{{SAVE10}}'],
		['{{ 1 | divided_by: 0 }} after', 'Liquid error: divided by 0 after'],
		['{% raw %}a `b` {{c}}{% endraw %}', '{% raw %}a `b` {{c}}{% endraw %}'],
		['{{ 1 | divided_by: 0 | plus: 1 }}', 'Liquid error: divided by 0'],
		['{% if true %}{{ 1 | modulo: 0 }}!{% endif %}', 'Liquid error: divided by 0!'],
		['{{ 7 | divided_by: 2 }} {{ 7.0 | divided_by: 2.5 | round: 1 }}', '3 2.8'],
		['{{ "👋" | size }}', '1'],
		['{{ contact.first_name }}, {{ contact.last_name }}, {{ contact.email }}', 'Ada, Lovelace, ada@example.com'],
		['{{ contact.custom_attribute.plan }} {{ contact.custom_attribute }}', 'pro {"plan" => "pro", "size" => 7}'],
		['{{ agent.name }} {{ account.name }} {{ conversation.display_id }}', 'Ben Agent Sandbox Shop 1'],
		['{{ contact }}', 'ContactDrop'],
		['{{ contact.name | no_such_filter | upcase }}', 'ADA KING LOVELACE'],
		['{{ contact.custom_attribute.size | jsonify }}', '7'],
		['Line one\r\n  {{contact.first_name}}  ', 'Line one\r\n  Ada  '],
	])('renders %j', (text, expected) => {
		expect(render(text)).toBe(expected);
	});

	// Liquid 5.4.0 for Ruby takes what it understands of `{{ }}`, and drops the rest.
	it.each([
		['{{}}|{{ }}|{{#}}', '||'],
		['{{first name}}', ''],
		['{{10% off}} {{2024}}', ' 2024'],
		['{{contact.first_name or "you"}}', 'Ada'],
		['{{contact.first_name == "Ada"}}', 'Ada'],
		['{{Größe}}', ''],
		['{{ contact.first_name | }}', 'Ada'],
		['{{ nobody | default: "friend", allow_false: true }}', 'friend'],
		['{{{contact.first_name}}}', 'Ada}'],
		['{{contact["first_name"]}}', 'Ada'],
		['{{#if name}}', ''],
		['{{ name }', '{{ name }'],
		['{% layout "x" %}', '{% layout "x" %}'],
	])('reads %j as lax as Ruby', (text, expected) => {
		expect(render(text)).toBe(expected);
	});

	it('renders the texts of template parameters, without protection by back-ticks', () => {
		const parameters = { body: { '1': '{{contact.name}}', '2': '`{{x}}`', '{{a}}': 3 }, buttons: ['{{ 1'] };
		expect(renderParameters(parameters, drops)).toEqual({
			body: { '1': 'Ada King Lovelace', '2': '``', '{{a}}': 3 },
			buttons: ['{{ 1'],
		});
	});
});
