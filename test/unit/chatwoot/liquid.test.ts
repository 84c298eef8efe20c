import fc from 'fast-check';
import { escapeLiquid, escapeParameters, mayRenderTo, storedText, withoutLiquid } from '../../../nodes/Chatwoot/liquid';
import { dropsOf } from '../../../sandbox/chatwoot/rules/liquid/drops';
import { renderContent, renderParameters } from '../../../sandbox/chatwoot/rules/liquid/render';
import { seededStore } from '../../../sandbox/chatwoot/store/seed';

const store = seededStore(1, 'empty');
const contact = store.insertContact({ name: 'Ada' });
const drops = dropsOf(store, store.insertConversation({ contactId: contact.id, inboxId: 7 }), null);

/** Texts made of what Liquid and Markdown look at. */
const texts = fc
	.array(
		fc.constantFrom('{', '}', '%', '`', '"', '-', ' ', '\n', 'raw', 'endraw', 'contact.name', '{{', '}}', '{%', '%}'),
	)
	.map((parts) => parts.join(''));

const escaped = (text: string): string | undefined => {
	try {
		return escapeLiquid(text);
	} catch {
		return undefined;
	}
};

describe('a text with its Liquid escaped', () => {
	it.each([
		['Your code: {{SAVE10}}', 'Your code: {{ "{{" }}SAVE10}}'],
		['{% if %} {{{x}}}', '{{ "{%" }} if %} {{ "{{" }}{x}}}'],
		['`{{SAVE10}}` {{SAVE10}}', '`{{SAVE10}}` {{ "{{" }}SAVE10}}'],
		['{`a`} {{b}}', '{{ "{" }}`a`} {{ "{{" }}b}}'],
		['no {braces} of Liquid', 'no {braces} of Liquid'],
	])('writes %j as %j', (text, expected) => {
		expect(escapeLiquid(text)).toBe(expected);
	});

	it('is rendered to the text itself', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const sent = escaped(text);
				if (sent === undefined) return;
				expect(renderContent(sent, drops)).toBe(text);
				expect(storedText({ content: sent })).toBe(text);
			}),
			{ numRuns: 3000 },
		);
	});

	it('is rendered to the text itself in template parameters, where back-ticks protect nothing', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const parameters = { body: { 1: text }, buttons: [{ type: 'url', parameter: text }] };
				expect(renderParameters(escapeParameters(parameters), drops)).toEqual(parameters);
			}),
			{ numRuns: 1000 },
		);
	});

	it.each(['`{% endraw %}{{x}}`', '`{%-endraw%}`', '`a {{ b`} {{c}}'])('cannot be certain for %j', (text) => {
		expect(() => escapeLiquid(text)).toThrow('Chatwoot would change the braces in `');
	});

	it('stays as it is in an incoming message', () => {
		const body = { content: '{{ "{{" }} {{x}}', message_type: 'incoming' };
		expect(withoutLiquid(body)).toEqual(body);
		expect(storedText(body)).toBe(body.content);
	});
});

describe('a text with Liquid', () => {
	it('may become what Chatwoot makes of it', () => {
		fc.assert(
			fc.property(texts, (text) => {
				expect([text, mayRenderTo(text, renderContent(text, drops))]).toEqual([text, true]);
			}),
			{ numRuns: 3000 },
		);
	});

	it.each(['{``{}}', '{%raw``', '{{ %}``}', '`{%endraw`', '`{%`{{%}}'])(
		'may become what Chatwoot makes of it where back-ticks do not protect: %j',
		(text) => expect([text, mayRenderTo(text, renderContent(text, drops))]).toEqual([text, true]),
	);

	it.each([
		['Hi {{contact.name}}', 'Hello Ada'],
		['Hi {{contact.name}}, see you', 'Hi Ada'],
		['Hi {{contact.name}}, order {{x}} is here', 'Hi Ada, your order is here'],
		['Hi {% if x %}Ada{% endif %} there', 'Hi Ada'],
		['see you {{x}} you', 'see you'],
	])('%j does not become %j', (text, stored) => {
		expect(mayRenderTo(text, stored)).toBe(false);
	});
});
