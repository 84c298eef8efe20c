import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { recorded, triggerSetup, useChatwootTrigger } from '../../support/chatwootTrigger';
import { webhookCall, type Sent } from '../../support/webhookCall';

const harness = useChatwootTrigger();

/** The parts of a delivery, each of which a mutation can change. */
interface Parts {
	body: string;
	timestamp: string;
	signature: string;
}

interface Setting {
	secret: string;
	/** Unix seconds. */
	now: number;
}

const hmac = (secret: string, text: string, hash = 'sha256') => createHmac(hash, secret).update(text).digest('hex');

const event = recorded('message_created');

function genuine(content: string, id: number, { secret, now }: Setting): Parts {
	const body = JSON.stringify({ ...event, id, content });
	return { body, timestamp: String(now), signature: `sha256=${hmac(secret, `${now}.${body}`)}` };
}

function sent({ body, timestamp, signature }: Parts): Sent {
	const rawHeaders = ['X-Chatwoot-Timestamp', timestamp, 'X-Chatwoot-Signature', signature];
	return { body: Buffer.from(body), rawHeaders };
}

type Mutate = (parts: Parts, setting: Setting) => Sent;

const at = fc.nat(1_000_000);
const letter = fc.constantFrom('0', '7', 'a', 'f', 'z', ' ', '.', ',', '{', '"', '\\', '\n', '\u0000', 'é');
const spliced = (text: string, position: number, removed: number, added: string) => {
	const start = position % text.length;
	return text.slice(0, start) + added + text.slice(start + removed);
};
const splice = fc.record({ position: at, removed: fc.nat(3), added: fc.oneof(letter, fc.constant(''), fc.string()) });
const part = (name: keyof Parts) =>
	splice.map(
		({ position, removed, added }): Mutate =>
			(parts) =>
				sent({ ...parts, [name]: spliced(parts[name], position, removed, added) }),
	);

const rewritten = fc
	.constantFrom<(body: string) => string>(
		(body) => JSON.stringify(JSON.parse(body), null, 1),
		(body) => `${body} `,
		(body) => `\ufeff${body}`,
		(body) => body.replace('"incoming"', '"outgoing"'),
		(body) => body.replace('"id":', '"id": '),
		(body) => body.slice(0, -1) + ',"private":false}',
		() => '{}',
		() => '',
	)
	.map(
		(change): Mutate =>
			(parts) =>
				sent({ ...parts, body: change(parts.body) }),
	);

const time = fc
	.oneof(
		fc.integer({ min: 1, max: 290 }).map((seconds) => (now: number) => String(now + seconds)),
		fc.constantFrom<(now: number) => string>(
			(now) => `0${now}`,
			(now) => `+${now}`,
			(now) => `${now}.0`,
			(now) => ` ${now}`,
			(now) => `${now}000`,
			() => 'NaN',
			() => '',
		),
	)
	.map(
		(write): Mutate =>
			(parts, { now }) =>
				sent({ ...parts, timestamp: write(now) }),
	);

// Signed correctly, but too long ago, or in the future.
const late = fc
	.tuple(fc.integer({ min: 310, max: 10_000_000 }), fc.boolean())
	.map(([seconds, isPast]): Mutate => ({ body }, { secret, now }) => {
		const timestamp = String(isPast ? now - seconds : now + seconds);
		return sent({ body, timestamp, signature: `sha256=${hmac(secret, `${timestamp}.${body}`)}` });
	});

const otherSecret = fc
	.oneof(
		fc.string(),
		fc.constantFrom('', 'undefined', 'null', 'test-secret', 'sandbox-hmac-token', 'sandbox-chatwoot-token'),
		splice,
	)
	.map((other): Mutate => ({ body, timestamp }, { secret }) => {
		const wrong = typeof other === 'string' ? other : spliced(secret, other.position, other.removed, other.added);
		const signature = `sha256=${wrong === secret ? '' : hmac(wrong, `${timestamp}.${body}`)}`;
		return sent({ body, timestamp, signature });
	});

const otherAlgorithm = fc
	.tuple(fc.constantFrom('md5', 'sha1', 'sha224', 'sha384', 'sha512'), fc.constantFrom('sha256=', 'hash=', ''))
	.map(([hash, label]): Mutate => (parts, { secret }) => {
		const digest = hmac(secret, `${parts.timestamp}.${parts.body}`, hash);
		return sent({ ...parts, signature: (label === 'hash=' ? `${hash}=` : label) + digest });
	});

const otherMessage = fc
	.constantFrom<(parts: Parts) => string>(
		({ body }) => body,
		({ timestamp, body }) => timestamp + body,
		({ timestamp, body }) => `${timestamp}:${body}`,
		({ timestamp, body }) => `${body}.${timestamp}`,
		({ body }) => `.${body}`,
		({ timestamp }) => `${timestamp}.`,
	)
	.map(
		(write): Mutate =>
			(parts, { secret }) =>
				sent({ ...parts, signature: `sha256=${hmac(secret, write(parts))}` }),
	);

const otherSpelling = fc
	.constantFrom<(signature: string) => string>(
		(signature) => signature.toUpperCase(),
		(signature) => signature.slice('sha256='.length),
		(signature) => signature.replace('sha256=', 'SHA256='),
		(signature) => signature.replace('sha256=', 'sha256=sha256='),
		(signature) => `${signature}, ${signature}`,
		(signature) => `sha256=${Buffer.from(signature.slice('sha256='.length), 'hex').toString('base64')}`,
		() => 'sha256=',
		() => `sha256=${'0'.repeat(64)}`,
	)
	.map(
		(write): Mutate =>
			(parts) =>
				sent({ ...parts, signature: write(parts.signature) }),
	);

const headers = fc
	.constantFrom<(names: string[]) => string[]>(
		(names) => names.slice(0, 2),
		(names) => names.slice(2),
		() => [],
		(names) => [...names, ...names],
		(names) => [...names, 'x-chatwoot-signature', 'sha256=00'],
		(names) => [...names, 'x-chatwoot-timestamp', '1'],
		(names) => names.map((name) => name.replace('Chatwoot', 'Hub')),
	)
	.map((change): Mutate => (parts) => {
		const { body, rawHeaders } = sent(parts);
		return { body, rawHeaders: change(rawHeaders) };
	});

const mutation = fc.oneof(
	part('body'),
	part('timestamp'),
	part('signature'),
	...[rewritten, time, late, otherSecret, otherAlgorithm, otherMessage, otherSpelling, headers],
);

const isSame = (one: Sent, other: Sent) =>
	one.body.equals(other.body) && one.rawHeaders.join('\n') === other.rawHeaders.join('\n');

it('accepts every genuine delivery, and none of 10,000 that were tampered with', async () => {
	const host = await harness.active();
	const [webhook] = harness.sandbox.store.webhooks;
	const call = webhookCall(triggerSetup(harness.sandbox), {}, host.staticData);
	const setting = () => ({ secret: webhook?.secret ?? '', now: Math.floor(Date.now() / 1000) });
	let id = 0;
	let tampered = 0;
	await fc.assert(
		fc.asyncProperty(fc.string(), mutation, async (content, mutate) => {
			const now = setting();
			const parts = genuine(content, ++id, now);
			const forged = mutate(parts, now);
			if (isSame(forged, sent(parts))) return;
			tampered += 1;
			expect(await call(forged)).toEqual({ status: 401, started: false });
			expect(await call(sent(parts))).toEqual({ status: 200, started: true });
		}),
		{ numRuns: 10_500 },
	);
	expect(tampered).toBeGreaterThanOrEqual(10_000);
}, 300_000);
