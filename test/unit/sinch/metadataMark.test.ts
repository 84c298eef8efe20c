import { metadataMarkIn, usersMetadata, withMetadataMark } from '../../../nodes/Sinch/metadataMark';

const mark = { row: 'abc.1', key: 'k-_1' };

describe('the mark in the metadata of a message', () => {
	it.each([
		'',
		'{"ticket":42}',
		'{ "big": 12345678901234567890, "same": 1.0 }',
		'{"text":"\\"n8n_sent\\":\\"row:x\\"}"}',
		'{"nested":{"n8n_sent":"row:other"}}',
		'{\n  "a": [1, 2]\n}',
	])('is found again, and leaves what the user wrote as it was: %j', (users) => {
		const marked = withMetadataMark(users, mark);
		expect(metadataMarkIn(marked)).toEqual(mark);
		expect(usersMetadata(marked)).toBe(users);
		expect(JSON.parse(marked ?? '')).toEqual({ ...JSON.parse(users || '{}'), n8n_sent: 'row:abc.1 key:k-_1' });
	});

	it.each(['order-1017', '[1]', '42', 'null', '{"a":', '"{}"'])(
		'has no place in a text that is no JSON object: %s',
		(users) => {
			expect(withMetadataMark(users, mark)).toBeUndefined();
		},
	);

	it('has no place where the metadata would become longer than Sinch takes', () => {
		const users = (length: number) => JSON.stringify({ a: 'x'.repeat(length - 8) });
		const { length } = withMetadataMark('{"a":1}', mark) ?? '';
		const room = 1024 - (length - 7);
		expect(withMetadataMark(users(room), mark)).toHaveLength(1024);
		expect(withMetadataMark(users(room + 1), mark)).toBeUndefined();
	});

	it.each([undefined, null, 42, 'order-1017', '{"ticket":42}', '{"n8n_sent":7}'])(
		'is in no other metadata: %j',
		(metadata) => {
			expect(metadataMarkIn(metadata)).toBeUndefined();
			expect(usersMetadata(metadata)).toBe(metadata);
		},
	);
});
