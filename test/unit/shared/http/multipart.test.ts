import { multipart, type Form } from '../../../../nodes/shared/http/multipart';

const file = (data: string, more: object = {}) => ({
	data: Buffer.from(data),
	fileName: 'a.txt',
	mimeType: 'text/plain',
	...more,
});
// What Node has is enough to read back what we wrote.
const read = async ({ content, contentType }: Form) =>
	// eslint-disable-next-line @typescript-eslint/no-deprecated
	await new Response(new Uint8Array(content), { headers: { 'content-type': contentType } }).formData();

it('is read back as it was written', async () => {
	const bytes = Buffer.from(Array.from({ length: 1024 }, (_, index) => index % 256));
	const form = await read(
		await multipart([
			['content', 'Zoë\r\n--x--'],
			['files[]', { ...file(''), data: bytes }],
			['files[]', file('b')],
		]),
	);
	expect(form.get('content')).toBe('Zoë\r\n--x--');
	const [first, second] = form.getAll('files[]') as File[];
	expect(Buffer.from((await first?.arrayBuffer()) ?? new ArrayBuffer(0)).equals(bytes)).toBe(true);
	expect([second?.name, second?.type, await second?.text()]).toEqual(['a.txt', 'text/plain', 'b']);
});

it('lets no name and no type end a header', async () => {
	const evil = file('x', { fileName: 'a"\r\nX-Evil: 1', mimeType: 'text/plain\r\nX-Evil: 1' });
	const { content } = await multipart([['f"\r\n', evil]]);
	const text = content.toString();
	expect(text).toContain(
		'name="f%22%0D%0A"; filename="a%22%0D%0AX-Evil: 1"\r\nContent-Type: application/octet-stream\r\n',
	);
});

it('has a digest that tells content and names apart, and not the boundary', async () => {
	const digest = async (...fields: Parameters<typeof multipart>[0]) => (await multipart(fields)).digest;
	expect(await digest(['a', 'x'], ['f', file('1')])).toBe(await digest(['a', 'x'], ['f', file('1')]));
	const [one, other] = [await multipart([['a', 'x']]), await multipart([['a', 'x']])];
	expect(one.contentType).not.toBe(other.contentType);
	const all = await Promise.all([
		digest(['a', 'x']),
		digest(['a', 'y']),
		digest(['b', 'x']),
		digest(['f', file('1')]),
		digest(['f', file('2')]),
	]);
	expect(new Set(all).size).toBe(all.length);
});
