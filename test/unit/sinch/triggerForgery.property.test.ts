import fc from 'fast-check';
import { systemClock } from '../../../nodes/shared/base/clock';
import { sinchReceiver } from '../../../nodes/Sinch/trigger/receiver';
import { headersFor, webhookCaller, type Arrival } from '../../support/sinchWebhookCall';

const MUTATIONS = 10_000;
const secret = 'c2VjcmV0-of-the-webhook';
const NOW = 1_700_000_000;

beforeAll(() => {
	sinchReceiver.clock = { ...systemClock, now: () => NOW * 1000 };
});
afterAll(() => delete sinchReceiver.clock);

/** A text that differs a little: one place changed, taken out, put in, or doubled; or cut off, or of another case. */
const changed = (text: string) =>
	fc
		.tuple(
			fc.constantFrom('replace', 'remove', 'insert', 'double', 'cut', 'case', 'blank'),
			fc.nat(Math.max(0, text.length - 1)),
			fc.string({ minLength: 1, maxLength: 1, unit: 'binary-ascii' }),
		)
		.map(([how, place, character]) => {
			const [before, after] = [text.slice(0, place), text.slice(place + 1)];
			if (how === 'replace') return before + character + after;
			if (how === 'remove') return before + after;
			if (how === 'insert') return before + character + text.slice(place);
			if (how === 'double') return before + text.slice(place) + text.slice(place);
			if (how === 'cut') return before;
			if (how === 'blank') return `${text} `;
			return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
		})
		.filter((other) => other !== text);

const delivery = fc.record({
	id: fc.uuid(),
	nonce: fc.uuid(),
	timestamp: fc.integer({ min: NOW - 300, max: NOW + 300 }).map(String),
	text: fc.string({ maxLength: 40 }),
});

const name = 'x-sinch-webhook-signature';
const fields = ['', '-nonce', '-timestamp', '-algorithm'].map((end) => name + end);

/** A genuine delivery, and one in which a single thing differs. */
const pair = delivery.chain(({ id, nonce, timestamp, text }) => {
	const message = { id, direction: 'TO_APP', contact_message: { text_message: { text } } };
	const body = JSON.stringify({ app_id: 'A', project_id: 'P', message });
	const genuine: Arrival = { headers: headersFor(secret, body, nonce, timestamp), body };
	const { headers } = genuine;
	const otherHeader = fc
		.constantFrom(...fields)
		.chain((field) =>
			changed(headers[field] ?? '').map((value) => ({ body, headers: { ...headers, [field]: value } })),
		);
	const otherTime = fc
		.integer({ min: NOW - 300, max: NOW + 300 })
		.filter((time) => String(time) !== timestamp)
		.map((time) => ({ body, headers: { ...headers, [`${name}-timestamp`]: String(time) } }));
	const otherBody = changed(body).map((forged) => ({ body: forged, headers }));
	const sameMeaning = fc
		.constantFrom(` ${body}`, `${body}\n`, JSON.stringify(JSON.parse(body), null, 1))
		.map((forged) => ({ body: forged, headers }));
	const otherSecret = fc
		.oneof(changed(secret), fc.constant('x'))
		.map((wrong) => ({ body, headers: headersFor(wrong, body, nonce, timestamp) }));
	const shifted = fc.constantFrom(
		{ body: `${body}.${nonce}`, headers: { ...headers, [`${name}-nonce`]: timestamp } },
		{ body, headers: { ...headers, [`${name}-nonce`]: `${nonce}.${timestamp.slice(0, 1)}` } },
	);
	const missing = fc.constantFrom(...fields).map((field) => ({
		body,
		headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== field)),
	}));
	return fc
		.oneof(
			{ weight: 6, arbitrary: otherHeader },
			{ weight: 3, arbitrary: otherBody },
			otherTime,
			sameMeaning,
			otherSecret,
			shifted,
			missing,
		)
		.map((forged) => ({ genuine, forged }));
});

it(`takes every genuine delivery, and none of ${MUTATIONS} in which body, time, nonce, signature, algorithm or secret differ`, async () => {
	const call = webhookCaller(secret);
	let refused = 0;
	await fc.assert(
		fc.asyncProperty(pair, async ({ genuine, forged }) => {
			expect(await call(forged)).toEqual({ status: 401, items: undefined });
			refused++;
			const { status, items } = await call(genuine);
			expect([status, items?.length]).toEqual([200, 1]);
		}),
		{ numRuns: MUTATIONS },
	);
	expect(refused).toBe(MUTATIONS);
}, 90_000);
