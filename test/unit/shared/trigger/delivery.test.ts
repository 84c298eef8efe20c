import { readDelivery, type Delivery, type IncomingRequest } from '../../../../nodes/shared/trigger/delivery';

const request = (body: Buffer | string | undefined, ...rawHeaders: string[]): IncomingRequest => ({
	rawHeaders,
	...(body !== undefined && { rawBody: Buffer.from(body) }),
});
const read = async (...given: Parameters<typeof request>) => (await readDelivery(request(...given))) as Delivery;

it('gives the bytes as they came, and the object that they hold', async () => {
	const body = '{ "text": "Grüße",\n"n": 1.0 }';
	const { raw, event } = await read(body);
	expect(raw.toString()).toBe(body);
	expect(event).toEqual({ text: 'Grüße', n: 1 });
});

it('waits for the bytes where n8n has not read them yet', async () => {
	const late = request(undefined);
	late.readRawBody = async () => {
		await Promise.resolve();
		late.rawBody = Buffer.from('{"late":true}');
	};
	expect(await readDelivery(late)).toMatchObject({ event: { late: true } });
});

it.each([
	['no body', undefined, 'no body'],
	['an empty body', '', 'no body'],
	['broken JSON', '{"a":', 'not a JSON object'],
	['a list', '[{"a":1}]', 'not a JSON object'],
	['an empty object', '{}', 'not a JSON object'],
	['text', '"text"', 'not a JSON object'],
	['null', 'null', 'not a JSON object'],
	['a form', 'a=1&b=2', 'not a JSON object'],
])('gives a reason for %s', async (_what, body, reason) => {
	expect(await readDelivery(request(body))).toContain(reason);
});

it("accepts a body of n8n's own limit, 16 MB", async () => {
	const text = 'x'.repeat(16 * 1_048_576 - '{"text":""}'.length);
	expect((await read(JSON.stringify({ text }))).event.text).toBe(text);
});

it('finds a header in any case, and gives no value for one that came twice', async () => {
	const { header } = await read(
		'{"a":1}',
		'X-Signature',
		'one',
		'X-Twice',
		'a',
		'x-twice',
		'a',
		'X-Value',
		'x-signature',
	);
	expect(header('x-signature')).toBe('one');
	expect(header('x-twice')).toBeUndefined();
	expect(header('x-missing')).toBeUndefined();
});
