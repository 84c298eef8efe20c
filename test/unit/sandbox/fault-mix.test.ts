import axios from 'axios';
import fc from 'fast-check';
import { FaultPlan } from '../../../sandbox/server/faults/plan';
import type { FaultMix } from '../../../sandbox/server/faults/types';
import type { LoggedRequest } from '../../../sandbox/server/types';
import { sendPath, useSandbox } from './client';

const requestFor = (body: string): LoggedRequest => ({
	at: 0,
	method: 'POST',
	path: '/v1/messaging/conversations/one/messages',
	route: 'POST /v1/messaging/conversations/{conversationUid}/messages',
	query: {},
	rawQuery: '',
	headers: {},
	body: { body },
});

const mixed: FaultMix = { seed: 7, rate: 0.2, kinds: ['429', { kind: '503', write: 'before', weight: 3 }] };

/** The kinds of fault that three attempts with each text get, by text. The attempts arrive in the order of `texts`. */
function decisions(texts: readonly string[], mix: FaultMix = mixed): Map<string, string[]> {
	const plan = new FaultPlan();
	plan.addMix(mix);
	const found = new Map<string, string[]>();
	for (let attempt = 0; attempt < 3; attempt++) {
		for (const text of texts) {
			found.set(text, [...(found.get(text) ?? []), plan.next(requestFor(text))?.kind ?? 'none']);
		}
	}
	return found;
}

const texts = Array.from({ length: 1_000 }, (_, index) => `Hello ${index}`);
const flat = (found: Map<string, string[]>) => [...found.values()].flat();

it('does not depend on the order of arrival', () => {
	fc.assert(
		fc.property(fc.integer(), fc.uniqueArray(fc.string(), { maxLength: 20 }), (seed, keys) => {
			const mix = { ...mixed, seed, rate: 0.5 };
			const forwards = decisions(keys, mix);
			const backwards = decisions([...keys].reverse(), mix);
			for (const key of keys) expect(backwards.get(key)).toEqual(forwards.get(key));
		}),
		{ numRuns: 1_000 },
	);
});

it('injects faults at the rate, each kind by its weight, and other faults with another seed', () => {
	const hit = flat(decisions(texts)).filter((kind) => kind !== 'none');
	expect(hit.length / 3_000).toBeCloseTo(0.2, 1);
	expect(hit.filter((kind) => kind === '503').length / hit.length).toBeCloseTo(0.75, 1);
	expect(flat(decisions(texts, { ...mixed, seed: 8 }))).not.toEqual(flat(decisions(texts)));
});

it('injects faults into no request at rate 0, and into all requests at rate 1', () => {
	expect(flat(decisions(texts, { ...mixed, rate: 0 })).every((kind) => kind === 'none')).toBe(true);
	expect(flat(decisions(texts, { ...mixed, rate: 1 })).some((kind) => kind === 'none')).toBe(false);
});

it('spares later attempts with firstTriesOnly', () => {
	for (const [one, two, three] of decisions(texts, { ...mixed, rate: 1, firstTriesOnly: true }).values()) {
		expect([one === 'none', two, three]).toEqual([false, 'none', 'none']);
	}
});

it('counts the attempts per key that perKey gives', () => {
	const plan = new FaultPlan();
	plan.addMix({ ...mixed, rate: 1, perKey: () => 'the same' });
	for (const text of texts.slice(0, 3)) plan.next(requestFor(text));
	expect(plan.injected.map(({ key, attempt }) => [key, attempt])).toEqual([
		['the same', 1],
		['the same', 2],
		['the same', 3],
	]);
});

it('draws the delay of a late write from the seed', () => {
	const delayOf = () => {
		const plan = new FaultPlan();
		plan.addMix({ seed: 3, rate: 1, kinds: ['late-write'] });
		return plan.next(requestFor('Hello'))?.random();
	};
	expect(delayOf()).toBe(delayOf());
});

it.each([
	['a rate above 1', { ...mixed, rate: 1.2 }, 'from 0 to 1'],
	['no kinds', { ...mixed, kinds: [] }, 'list of kinds'],
	['no seed', { ...mixed, seed: NaN }, 'seed'],
])('refuses %s', (_what, mix, message) => {
	expect(() => new FaultPlan().addMix(mix)).toThrow(message);
});

describe('on the wire', () => {
	const fixture = useSandbox();

	it('injects the same faults in two runs, and the counts add up', async () => {
		const run = async () => {
			fixture.sandbox.reset();
			const route = 'POST /v1/messaging/conversations/{conversationUid}/messages';
			fixture.sandbox.faults.addMix({ seed: 11, rate: 0.3, kinds: ['429', '503', 'reset-after-write'], route });
			const send = async (body: string) =>
				await fixture.client.post(sendPath(fixture.sandbox), { body }).then(
					({ status }) => status,
					(error: unknown) => (axios.isAxiosError(error) ? error.code : error),
				);
			const outcomes = await Promise.all(texts.slice(0, 200).map(send));
			const stored = texts.slice(0, 200).map((text) => fixture.sandbox.store.messagesWithBody(text).length);
			return { outcomes, stored };
		};
		const one = await run();
		expect(await run()).toEqual(one);
		const { injected } = fixture.sandbox.faults;
		expect(injected.length).toBeGreaterThan(30);
		const kept = injected.filter(({ kind }) => kind === 'reset-after-write').length;
		expect(one.stored.filter((count) => count === 1)).toHaveLength(200 - injected.length + kept);
		expect(fixture.sandbox.requests.filter(({ fault }) => fault)).toHaveLength(injected.length);
	});
});
