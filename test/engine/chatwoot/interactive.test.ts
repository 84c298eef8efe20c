import { addChannelInboxes, type ChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { INCOMING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const entries = (...entry: object[]) => ({ entry });
const choices = (...titles: string[]) => ({
	content: 'choices',
	text: 'Does Tuesday suit you?',
	choices: entries(...titles.map((title) => ({ title }))),
});
const last = () => harness.sandbox.store.messages.at(-1);

/** A conversation on WhatsApp in which the contact has just written. */
function onWhatsApp(): string {
	const { store } = harness.sandbox;
	const inboxes: ChannelInboxes = addChannelInboxes(store);
	const { id } = store.insertConversation({ contactId: 1, inboxId: inboxes.whatsApp.id, sourceId: '12025550001' });
	store.insertMessage({ conversationId: id, content: 'Hi', type: INCOMING, sender: { type: 'contact', id: 1 } });
	return String(id);
}
const send = async (values: object, conversationId = '2') =>
	await harness.run('message:send', { conversationId: byId(conversationId), ...values });

describe('Message: Send, an interactive message', () => {
	it.each([
		[
			choices('Yes, please', 'No'),
			'input_select',
			{
				items: [
					{ title: 'Yes, please', value: 'Yes, please' },
					{ title: 'No', value: 'No' },
				],
			},
		],
		[
			{ content: 'choices', text: 'When?', choices: entries({ title: 'Tuesday', value: 'tue' }) },
			'input_select',
			{ items: [{ title: 'Tuesday', value: 'tue' }] },
		],
		[
			{
				content: 'cards',
				text: 'Our tables',
				cards: entries({
					title: 'Table for two',
					description: 'By the window',
					mediaUrl: 'https://example.com/table.jpg',
					actions: entries(
						{ type: 'link', text: 'Show', uri: 'https://example.com/table' },
						{ type: 'postback', text: 'Take it', payload: 'table-12' },
					),
				}),
			},
			'cards',
			{
				items: [
					{
						title: 'Table for two',
						description: 'By the window',
						media_url: 'https://example.com/table.jpg',
						actions: [
							{ type: 'link', text: 'Show', uri: 'https://example.com/table' },
							{ type: 'postback', text: 'Take it', payload: 'table-12' },
						],
					},
				],
			},
		],
		[
			{
				content: 'form',
				text: 'Your order, please',
				formFields: entries(
					{ name: 'order', type: 'text', label: 'Order number', placeholder: 'A-1001' },
					{ name: 'day', type: 'select', choices: 'Monday, Tuesday' },
				),
				submitButton: 'Send',
			},
			'form',
			{
				items: [
					{ name: 'order', type: 'text', label: 'Order number', placeholder: 'A-1001' },
					{
						name: 'day',
						type: 'select',
						label: 'day',
						options: [
							{ key: 'Monday', label: 'Monday', value: 'Monday' },
							{ key: 'Tuesday', label: 'Tuesday', value: 'Tuesday' },
						],
					},
				],
				button_label: 'Send',
			},
		],
		[
			{
				content: 'articles',
				text: 'Read this',
				articles: entries({ title: 'Returns', description: 'Three steps', link: 'https://example.com/returns' }),
			},
			'article',
			{ items: [{ title: 'Returns', description: 'Three steps', link: 'https://example.com/returns' }] },
		],
		[{ content: 'emailQuestion', text: 'Where may we write to?' }, 'input_email', {}],
	])('is stored as Chatwoot takes it: %j', async (values, contentType, attributes) => {
		const { error } = await send(values);
		expect(error).toBeUndefined();
		expect(last()).toMatchObject({ contentType, content: values.text });
		expect(last()?.contentAttributes).toMatchObject(attributes);
	});

	it.each([
		[choices(), '"Choices" is empty'],
		[choices('Yes', ' '), '"Title" is empty'],
		[choices('Yes', 'Yes'), 'Two choices have the title "Yes"'],
		[{ ...choices('Yes'), text: '' }, '"Text" is empty'],
		[{ ...choices('Yes'), options: { messageType: 'note' } }, 'Choices cannot be sent as a private note'],
		[
			{ content: 'cards', text: 'Hi', cards: entries({ title: 'One', actions: entries() }) },
			'The card "One" has no button',
		],
		[
			{
				content: 'cards',
				text: 'Hi',
				cards: entries({ title: 'One', actions: entries({ type: 'link', text: 'Go' }) }),
			},
			'"URL" is empty',
		],
		[
			{ content: 'form', text: 'Hi', formFields: entries({ name: 'a' }, { name: 'a' }) },
			'Two fields of the form have the name "a"',
		],
		[
			{ content: 'form', text: 'Hi', formFields: entries({ name: 'a', type: 'select' }) },
			'The field "a" of the form has no choices',
		],
		[{ content: 'articles', text: 'Hi', articles: entries({ title: 'One', link: '={{ "" }}' }) }, '"URL" is empty'],
	])('is refused: %j', async (values, words) => {
		const before = harness.sandbox.store.messages.length;
		const { error } = await send(values);
		expect(error?.message).toContain(words);
		expect(harness.sandbox.store.messages).toHaveLength(before);
	});

	// n8n then asks for the required fields of all kinds.
	it('asks for no entries where Content is an expression that gives another kind', async () => {
		const { error } = await send({ content: '={{ "text" }}', text: 'Hello', templateName: by('name', 'welcome') });
		expect(error).toBeUndefined();
		expect(last()).toMatchObject({ content: 'Hello' });
	});

	it('is refused with a file, which would take the place of the choices', async () => {
		const { error } = await send({ ...choices('Yes'), options: { attachments: 'data' } });
		expect(error?.message).toContain('Choices cannot carry files');
	});
});

describe('Choices on WhatsApp', () => {
	it('arrive as buttons', async () => {
		const { error } = await send(choices('Yes, please', 'No'), onWhatsApp());
		expect(error).toBeUndefined();
		await harness.sandbox.channels.deliverNow();
		expect(JSON.stringify(harness.sandbox.delivered.at(-1)?.body)).toContain('Yes, please');
	});

	it.each([
		[choices('A title of 21 letters'), 'has 21 characters'],
		[choices('1', '2', '3', 'A title of twenty-five ch'), 'has 25 characters'],
		[choices(...Array.from({ length: 11 }, (_, n) => `${n}`)), '"Choices" holds 11 entries'],
		[
			{ ...choices(), choices: entries({ title: 'Yes', value: 'a' }, { title: 'No', value: 'a' }) },
			'Two choices have the value "a"',
		],
		[
			{ ...choices(), choices: entries({ title: 'Yes', value: 'x'.repeat(257) }) },
			'of a choice has 257 characters, but WhatsApp takes 256 at most',
		],
		[{ ...choices('Yes'), text: 'x'.repeat(1025) }, '1,024 characters that WhatsApp takes above choices as buttons'],
	])('are refused beforehand where WhatsApp would refuse them: %j', async (values, words) => {
		const { error } = await send(values, onWhatsApp());
		expect(error?.message).toContain(words);
	});
});

it('Skip If Already Sent tells the same question with other choices from one that was sent', async () => {
	const texts = async (values: object) => {
		const before = harness.sandbox.store.messages.length;
		await send({ ...values, skipIfSent: true });
		return harness.sandbox.store.messages.length - before;
	};
	expect(await texts(choices('Yes', 'No'))).toBe(1);
	expect(await texts(choices('Yes', 'No'))).toBe(0);
	expect(await texts(choices('Yes', 'Later'))).toBe(1);
	expect(await texts({ text: 'Does Tuesday suit you?' })).toBe(1);
});
