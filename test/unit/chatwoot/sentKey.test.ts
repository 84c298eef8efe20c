import {
	contentHash,
	isLiquid,
	markIn,
	markOf,
	withMark,
	type AskedMessage,
} from '../../../nodes/Chatwoot/sentKey/sentKey';

const message = (changes: Partial<AskedMessage> = {}): AskedMessage => ({
	body: { content: 'Your invoice', message_type: 'outgoing', private: false },
	files: [],
	...changes,
});
const withBody = (more: AskedMessage['body']) => message({ body: { ...message().body, ...more } });
const withFile = (fileName: string, bytes: string) =>
	message({ files: [{ fileName, data: Buffer.from(bytes), mimeType: 'text/plain' }] });
const template = (value: string) =>
	withBody({ template_params: { name: 'sale', processed_params: { body: { 1: value } } } });

describe('the hash of a message', () => {
	it.each<[string, AskedMessage]>([
		['another text', withBody({ content: 'Your receipt' })],
		['a private note', withBody({ private: true })],
		['an incoming message', withBody({ message_type: 'incoming' })],
		['a template', template('A-1')],
		['a template with another parameter', template('A-2')],
		[
			'items',
			withBody({ content_type: 'input_select', content_attributes: { items: [{ title: 'Yes', value: 'y' }] } }),
		],
		['another HTML body', withBody({ email_html_content: '<p>Your invoice</p>' })],
		['other recipients of an email', withBody({ to_emails: 'a@b.example' })],
		['a file', withFile('a.txt', 'one')],
		['another file of the same name', withFile('a.txt', 'two')],
		['the same file under another name', withFile('b.txt', 'one')],
	])('differs for %s', (_name, other) => {
		const others = [message(), template('A-1'), withFile('a.txt', 'one')].filter((one) => one !== other);
		const own = contentHash(other);
		const equal = others.filter((one) => contentHash(one) === own && JSON.stringify(one) !== JSON.stringify(other));
		expect(equal).toEqual([]);
	});

	it('is the same for recipients of copies, a reply, an own ID, and other margins and line ends', () => {
		const other = withBody({ cc_emails: 'a@b.example', echo_id: 'row-1', content_attributes: { in_reply_to: 7 } });
		expect(contentHash({ ...other, body: { ...other.body, content: ' Your invoice\r\n' } })).toBe(
			contentHash(message()),
		);
	});

	it('tells a text that Chatwoot renders from the same text with its braces as they are', () => {
		const body = { content: 'Hi {{contact.name}}' };
		const rendered = { options: { renderLiquid: true } };
		expect([isLiquid(rendered, body), isLiquid({}, body), isLiquid(rendered, { content: 'Hi' })]).toEqual([
			true,
			false,
			false,
		]);
		const hashes = [rendered, {}].map((values) => markOf({ id: '1', values }, { body, files: [] }).content);
		expect(hashes[0]).not.toBe(hashes[1]);
	});
});

describe('the mark of a message', () => {
	const row = { id: 'abc.1', values: { options: { messageKey: ' order 17 ' } } };

	it('travels among the content attributes, beside those of the user', () => {
		const body = withMark({ content: 'Hi', content_attributes: { in_reply_to: 7 } }, markOf(row, message()));
		expect(body.content_attributes).toMatchObject({ in_reply_to: 7 });
		expect(markIn(body)).toEqual(markOf(row, message()));
	});

	it('has no key without a key of the user', () => {
		expect(markOf({ id: 'abc.1', values: {} }, message())).toEqual({ row: 'abc.1', content: contentHash(message()) });
	});

	it('tells emails of the same text apart by their subjects', () => {
		const subjects = [undefined, 'Order 17', 'Order 18', ' Order 17 '];
		const contents = subjects.map((mailSubject) => {
			const options = mailSubject === undefined ? {} : { mailSubject };
			return markOf({ id: '1', values: { options } }, message()).content;
		});
		expect(new Set(contents).size).toBe(3);
		expect(contents[3]).toBe(contents[1]);
	});

	it('tells the messages of one row apart', () => {
		const [first, second] = [markOf(row, message()), markOf(row, message({ part: 1 }))];
		expect([first.row, second.row]).toEqual(['abc.1', 'abc.1/1']);
		expect(first.key).not.toBe(second.key);
	});

	it('is read from no other value', () => {
		expect([undefined, null, {}, { content_attributes: { n8n_sent: 'x' } }].map((one) => markIn(one ?? {}))).toEqual(
			Array(4).fill(undefined),
		);
	});
});
