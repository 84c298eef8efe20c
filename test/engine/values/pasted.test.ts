import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';

useExpressionEngine();
const harness = useRespondent();

describe('an ID in the path', () => {
	it.each([
		['with invisible marks', (id: string) => `\u202A${id}\u200B`],
		['with a non-breaking blank', (id: string) => `${id}\u00A0`],
		['with non-breaking hyphens', (id: string) => id.replaceAll('-', '\u2011')],
		['in quotes', (id: string) => `"${id}"`],
		['with an apostrophe in front', (id: string) => `'${id}`],
	])('may be pasted %s', async (_what, pasted) => {
		const uid = harness.sandbox.store.conversations[0]?.uid ?? '';
		const { items, error } = await harness.run('conversation:get', { conversationId: byId(pasted(uid)) });
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ conversationId: uid });
	});
});

describe('the text of a message', () => {
	it.each([
		['emoji', '\u{1F469}\u200D\u{1F4BB} \u2764\uFE0F'],
		['Hebrew', '\u05E9\u05DC\u05D5\u05DD\u200F!'],
		['French', 'Bonjour\u00A0! \u00AB\u202Foui\u202F\u00BB'],
		['quotes', '"quoted"'],
	])('goes out as typed: %s', async (_what, text) => {
		const uid = harness.sandbox.store.conversations[0]?.uid ?? '';
		await harness.run('message:send', { conversationId: byId(uid), text: '={{ $json.text }}' }, [{ json: { text } }]);
		expect(harness.sandbox.requests.at(-1)?.body).toMatchObject({ body: text });
	});
});
