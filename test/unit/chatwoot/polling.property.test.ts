import fc from 'fast-check';
import { OVERLAP } from '../../../nodes/shared/trigger/pollCursor';
import { useChatwootPolling } from '../../support/chatwootPolling';
import type { TriggerHost } from '../../support/trigger';

const stage = useChatwootPolling();

const LIST = 'GET /api/v1/accounts/{account_id}/conversations';
const MESSAGES = `${LIST}/{conversation_id}/messages`;
const VERSION = 'GET /api';
const HOUR = 3_600_000;

/** Something that happens between contacts and the schedule of n8n. */
type Step =
	| { kind: 'arrive'; lateBy: number; conversation: number }
	| { kind: 'fail'; route: string }
	| { kind: 'import'; age: number; conversation: number }
	| { kind: 'poll' | 'restart' | 'twoPolls' }
	| { kind: 'wait'; ms: number };

const conversation = fc.nat(30);

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('arrive' as const),
			// At once, in the same second, or as late as is allowed.
			lateBy: fc.oneof(fc.constant(0), fc.nat(999), fc.nat(OVERLAP - 60_000)),
			conversation,
		}),
	},
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('poll' as const) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('twoPolls' as const, 'restart' as const) }) },
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constant('fail' as const), route: fc.constantFrom(LIST, MESSAGES, VERSION) }),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('import' as const),
			age: fc.integer({ min: 24 * HOUR, max: 2400 * HOUR }),
			conversation,
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('wait' as const),
			ms: fc.oneof(fc.nat(2000), fc.nat(3 * OVERLAP), fc.nat(2 * HOUR)),
		}),
	},
);

/** What one history brings out at the trigger, and what the contacts wrote in it. */
async function live(steps: Step[]) {
	const host = await stage.polling();
	const began = stage.clock.now();
	const [written, started]: [unknown[], unknown[]] = [[], []];
	const poll = async () => started.push(...(await stage.texts(host)));
	for (const [index, current] of steps.entries()) {
		const text = `Message ${index}`;
		if (current.kind === 'arrive') {
			stage.stores(text, Math.min(current.lateBy, stage.clock.now() - began), current.conversation);
			written.push(text);
		} else if (current.kind === 'import') stage.stores(text, current.age, current.conversation);
		else if (current.kind === 'wait') await stage.clock.sleep(current.ms);
		else if (current.kind === 'restart') host.restart();
		else if (current.kind === 'fail') await failingPoll(host, current.route, started);
		else await Promise.all(current.kind === 'poll' ? [poll()] : [poll(), poll()]);
	}
	await poll();
	await poll();
	return { written, started };
}

async function failingPoll(host: TriggerHost, route: string, started: unknown[]) {
	stage.sandbox.faults.add({ kind: '503', route, times: Infinity });
	// Without anything new it sends only the first request.
	started.push(...(await stage.texts(host).catch(() => [])));
	stage.sandbox.faults.clear();
}

it('brings every message of a contact once, whenever it becomes visible and whatever fails, and no imported one', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 1, maxLength: 20 }),
			fc.integer({ min: -5 * HOUR, max: 5 * HOUR }),
			async (steps, skew) => {
				stage.sandbox.reset();
				stage.skew = skew;
				const { written, started } = await live(steps);
				expect(started.sort()).toEqual(written.sort());
			},
		),
		{ numRuns: 30 },
	);
});
