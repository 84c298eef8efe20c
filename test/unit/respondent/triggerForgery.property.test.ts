import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { systemClock } from '../../../nodes/shared/base/clock';
import { respondentReceiver } from '../../../nodes/Respondent/trigger/receiver';
import { startRespondent, type RespondentSandbox } from '../../../sandbox';
import { webhookCaller, type Arrival, type WebhookCaller } from '../../support/respondentWebhookCall';

const MUTATIONS = 10_000;
const KEY = '7a2d9e40-3c15-4f86-8b07-d1e6a9c25f38';
const HEADER = 'Respondent-Webhook-Signature';

let sandbox: RespondentSandbox;
let trigger: WebhookCaller;
beforeAll(async () => {
	sandbox = await startRespondent({ dataset: 'empty' });
	trigger = webhookCaller(sandbox, KEY);
	// Time stands still, so the API is asked for a new key once, and not ten thousand times.
	respondentReceiver.clock = { ...systemClock, now: () => Date.UTC(2026, 2, 2) };
});
afterAll(async () => {
	respondentReceiver.clock = systemClock;
	await sandbox.close();
});

// Written for these tests, so that neither the node nor the sandbox vouches for itself.
const digestOf = (text: string | Buffer, key: string, hash: string) =>
	createHmac(hash, key).update(text).digest('base64');
const arrival = (body: Buffer | string, ...signatures: string[]): Arrival => ({
	rawHeaders: ['Content-Type', 'application/json', ...signatures.flatMap((signature) => [HEADER, signature])],
	body: Buffer.from(body),
});

const hash = fc.constantFrom('sha256', 'sha512');

const event = fc
	.record({ uuid: fc.uuid(), text: fc.string({ maxLength: 40, unit: 'binary' }), extra: fc.jsonValue({ maxDepth: 2 }) })
	.map(({ uuid, text, extra }) =>
		JSON.stringify({
			event: 'MESSAGES.CREATED',
			uuid,
			created: '2026-03-02T10:02:44.120Z',
			payload: { resource: { messageId: uuid, messageBody: text.toWellFormed(), extra } },
		}),
	);

/** Bytes that differ in one place: changed, taken out, put in; or cut off, or doubled. */
const damaged = (body: string) =>
	fc
		.tuple(fc.constantFrom('replace', 'remove', 'insert', 'cut', 'double'), fc.nat(), fc.nat(255))
		.map(([how, anywhere, byte]) => {
			const bytes = Buffer.from(body);
			const place = anywhere % bytes.length;
			const [before, after] = [bytes.subarray(0, place), bytes.subarray(place + 1)];
			if (how === 'replace') return Buffer.concat([before, Buffer.of(byte), after]);
			if (how === 'remove') return Buffer.concat([before, after]);
			if (how === 'insert') return Buffer.concat([before, Buffer.of(byte), bytes.subarray(place)]);
			return how === 'cut' ? before : Buffer.concat([bytes, bytes]);
		})
		// The same event in another way of writing it is the same event.
		.filter((bytes) => writtenAnew(bytes) !== body);

function writtenAnew(bytes: Buffer): string | undefined {
	try {
		return JSON.stringify(JSON.parse(bytes.toString()));
	} catch {
		return undefined;
	}
}

/** A text that differs in one place, or in how it is written. */
const altered = (text: string) =>
	fc
		.oneof(
			fc
				.tuple(fc.nat(text.length - 1), fc.string({ maxLength: 2, unit: 'binary-ascii' }))
				.map(([place, other]) => text.slice(0, place) + other + text.slice(place + 1)),
			fc.string({ minLength: 1, maxLength: 5 }).map((more) => text + more),
			fc.constantFrom(
				'',
				` ${text}`,
				text.toUpperCase(),
				text.replace(/=+$/, ''),
				`${text}=`,
				text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '.'),
				Buffer.from(text, 'base64').toString('hex'),
				`${text},${text}`,
			),
		)
		.filter((other) => other !== text);

/** A genuine delivery in which a single thing was changed. */
const forged = fc.tuple(event, hash, event).chain(([body, algorithm, otherBody]) => {
	const digest = digestOf(body, KEY, algorithm);
	const genuine = `${algorithm}=${digest}`;
	const swapped = algorithm === 'sha256' ? 'sha512' : 'sha256';
	return fc.oneof(
		damaged(body).map((bytes) => arrival(bytes, genuine)),
		fc.constant(arrival(otherBody, genuine)).filter(() => otherBody !== body),
		altered(digest).map((other) => arrival(body, `${algorithm}=${other}`)),
		fc
			.constantFrom(swapped, 'SHA256', 'sha1', 'md5', 'sha384', 'sha512-256', 'RSA-SHA256', 'none', '')
			.filter((name) => name !== algorithm)
			.map((name) => arrival(body, `${name}=${digest}`)),
		fc
			.constantFrom('sha1', 'md5', 'sha384', 'sha512-256', 'sha3-256')
			.map((name) => arrival(body, `${name}=${digestOf(body, KEY, name)}`)),
		altered(KEY).map((key) => arrival(body, `${algorithm}=${digestOf(body, key, algorithm)}`)),
		fc
			.constantFrom([], [digest], [''], ['='], [genuine, genuine], [genuine, ''], [`${genuine}, ${genuine}`])
			.map((signatures) => arrival(body, ...signatures)),
	);
});

const genuine = fc.tuple(event, hash, fc.constantFrom(undefined, 1, '\t')).map(([body, algorithm, indent]) =>
	// Both ways of signing: what is sent, and what it would be if it were written without spaces.
	arrival(JSON.stringify(JSON.parse(body), null, indent), `${algorithm}=${digestOf(body, KEY, algorithm)}`),
);

it(`accepts none of ${MUTATIONS} deliveries in which body, signature, algorithm or key were changed`, async () => {
	let refused = 0;
	await fc.assert(
		fc.asyncProperty(forged, async (delivery) => {
			expect(await trigger.call(delivery)).toEqual({ status: 401, items: undefined });
			refused++;
		}),
		{ numRuns: MUTATIONS },
	);
	expect(refused).toBe(MUTATIONS);
	expect(sandbox.requests).toHaveLength(1);
}, 90_000);

it('accepts every genuine delivery, and remembers the last 500 of 1,000', async () => {
	await fc.assert(
		fc.asyncProperty(genuine, async (delivery) => {
			const { status, items } = await trigger.call(delivery);
			expect([status, items?.length]).toEqual([200, 1]);
		}),
		{ numRuns: 1_000 },
	);
	expect(trigger.staticData.recentEvents).toHaveLength(500);
}, 90_000);
