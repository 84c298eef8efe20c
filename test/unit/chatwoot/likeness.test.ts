import type { IDataObject } from 'n8n-workflow';
import { likenessOf, type WantedMessage } from '../../../nodes/Chatwoot/sentKey/likeness';
import { withMark } from '../../../nodes/Chatwoot/sentKey/sentKey';

const stored = { content: 'a\r\nb ', message_type: 1, private: false };
const sent = { content: 'a\nb', message_type: 'outgoing', private: false };
const wanted = (changes: Partial<WantedMessage> = {}): WantedMessage => ({
	text: 'a\nb',
	isLiquid: false,
	body: sent,
	files: undefined,
	mark: undefined,
	by: 'content',
	...changes,
});
const likeness = (message: IDataObject, changes: Partial<WantedMessage> = {}) => likenessOf(message, wanted(changes));
const marked = (mark: object) => withMark(stored, { row: 'r.1', ...mark });

it('tells an email to other addresses, whatever their order and letter case', () => {
	const to = (...addresses: string[]) => ({ ...stored, content_attributes: { to_emails: addresses } });
	const body = { ...sent, to_emails: 'a@b.example,C@d.example' };
	expect(likeness(to('c@d.example', 'a@b.example'), { body })).toBe('same');
	expect(likeness(to('a@b.example'), { body })).toBe('other');
	expect(likeness(stored, { body })).toBe('other');
	expect(likeness(to('a@b.example'))).toBe('same');
});

it('tells a message from another', () => {
	const isSame = (message: IDataObject, body: IDataObject = sent) => likeness(message, { body }) === 'same';
	expect(isSame(stored)).toBe(true);
	expect(isSame({ ...stored, private: true })).toBe(false);
	expect(isSame({ ...stored, message_type: 0 })).toBe(false);
	expect(isSame({ ...stored, attachments: [{ id: 1 }] })).toBe(false);
	expect(isSame({ ...stored, attachments: [{ id: 1 }] }, { ...sent, attachments: ['data'] })).toBe(true);
	expect(isSame({ ...stored, content_attributes: { deleted: true } })).toBe(false);
	expect(isSame({ ...stored, echo_id: 'a' }, { ...sent, echo_id: 'b' })).toBe(false);
	expect(likeness({ ...stored, content: null }, { text: '' })).toBe('same');
});

describe('a message without a mark', () => {
	const url = (name: string) =>
		`https://chat.example/rails/active_storage/blobs/redirect/x--1/${encodeURIComponent(name)}`;
	const attachment = (name: string, size: number) => ({ id: 1, data_url: url(name), file_size: size });
	const withFiles = (...attachments: object[]) => ({ ...stored, attachments });
	const wantedFiles = (...files: Array<[fileName: string, size: number]>) => ({
		body: { ...sent, attachments: files.map(([name]) => name) },
		files: files.map(([fileName, size]) => ({ fileName, size })),
	});

	it.each([
		['the same file', attachment('a b.pdf', 3), ['a b.pdf', 3], 'same'],
		['a file of another size', attachment('a b.pdf', 4), ['a b.pdf', 3], 'other'],
		['a file with another name', attachment('c.pdf', 3), ['a b.pdf', 3], 'other'],
		['a name that Chatwoot has cleaned', attachment('1-2.pdf', 3), ['1/2.pdf', 3], 'same'],
		['a file without name and size', { id: 1 }, ['a b.pdf', 3], 'same'],
		[
			'a URL that cannot be read',
			{ id: 1, data_url: 'https://x.example/%E0%A4%A', file_size: 3 },
			['a.pdf', 3],
			'same',
		],
	] as const)('is compared by its files: %s', (_name, file, wish, expected) => {
		expect(likeness(withFiles(file), wantedFiles([...wish]))).toBe(expected);
	});

	it('is compared by each of its files, in any order', () => {
		const message = withFiles(attachment('a', 1), attachment('b', 2));
		expect(likeness(message, wantedFiles(['b', 2], ['a', 1]))).toBe('same');
		expect(likeness(message, wantedFiles(['a', 1], ['a', 1]))).toBe('other');
	});

	it('may be the rendered text, or a template with the same text', () => {
		expect(likeness({ ...stored, content: 'Hi Ada' }, { text: 'Hi {{contact.name}}', isLiquid: true })).toBe(
			'mayBeRendered',
		);
		expect(likeness(stored, { body: { ...sent, template_params: { name: 'sale' } } })).toBe('sameTemplate');
	});
});

describe('a message without a mark, by key', () => {
	const byKey = { mark: { row: 'r.1', content: 'x', key: 'k' }, by: 'key' } as const;

	it('may be one that was retried, when it says the same', () => {
		expect(likeness(stored, byKey)).toBe('mayBeRetried');
		expect(likeness({ ...stored, content_attributes: { in_reply_to: null } }, byKey)).toBe('mayBeRetried');
		expect(likeness({ ...stored, content: 'Hi Ada' }, { ...byKey, text: 'Hi {{contact.name}}', isLiquid: true })).toBe(
			'mayBeRetried',
		);
	});

	it.each([
		['says something else', { content: 'Other' }],
		['has not arrived', { status: 'failed' }],
		['has attributes, which a retry takes away', { content_attributes: { in_reply_to: 17 } }],
		['was deleted', { content_attributes: { deleted: true } }],
	])('is another one when it %s', (_why, changes) => {
		expect(likeness({ ...stored, ...changes }, byKey)).toBe('other');
	});

	it.each([
		['a private note', { private: true }, { private: true }],
		['an incoming message', { message_type: 0 }, { message_type: 'incoming' }],
	])('is another one when it is %s, which nobody retries', (_what, changes, body) => {
		expect(likeness({ ...stored, ...changes }, { ...byKey, body: { ...sent, ...body } })).toBe('other');
	});
});

describe('a message with a mark', () => {
	it('is compared by the mark alone', () => {
		expect(likeness({ ...marked({ content: 'x' }), content: 'Other' }, { mark: { row: 'q', content: 'x' } })).toBe(
			'same',
		);
		expect(likeness(marked({ content: 'y' }), { mark: { row: 'q', content: 'x' } })).toBe('other');
	});

	it('is compared by what it shows with a message that carries none', () => {
		expect(likeness(marked({ content: 'x' }))).toBe('same');
	});

	it.each(['key', 'row'] as const)(
		'is compared by its %s where that is asked for, which a message without one never has',
		(by) => {
			const mark = { row: 'r.1', content: 'x', key: 'k' };
			expect(likeness({ ...marked(mark), content: 'Other' }, { mark, by })).toBe('same');
			expect(likeness(marked({ ...mark, [by]: 'z' }), { mark, by })).toBe('other');
			expect(likeness(marked({ row: 'z' }), { mark, by })).toBe('other');
			expect(likeness({ ...stored, content: 'Other' }, { mark, by })).toBe('other');
			expect(likeness(marked({}), { mark: undefined, by })).toBe('other');
		},
	);
});
