import fc from 'fast-check';
import { OVERLAP } from '../../../nodes/shared/trigger/pollCursor';
import { pollingOn, timeOf } from '../../support/respondentPolling';
import { useTriggers } from '../../support/respondentTrigger';
import type { TriggerHost } from '../../support/trigger';

const stage = useTriggers();
const { polling, says, sends, texts } = pollingOn(stage);

const MESSAGES = '/v1/messaging/messages';
const CONVERSATION = '/v1/messaging/conversations/{conversationUid}';

/** Something that happens between a participant and the schedule of n8n. */
type Step =
	| { kind: 'arrive'; from: 'owner' | 'participant'; lateBy: number }
	| { kind: 'fail'; route: string }
	| { kind: 'look' | 'lookTwice' | 'restart' }
	| { kind: 'wait'; ms: number };

const arrive = fc.record({
	kind: fc.constant('arrive' as const),
	from: fc.constantFrom('participant' as const, 'participant' as const, 'owner' as const),
	// At once, in the same second, or as late as is allowed.
	lateBy: fc.oneof(fc.constant(0), fc.nat(999), fc.nat(OVERLAP), fc.constant(OVERLAP)),
});

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: arrive },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('lookTwice' as const, 'restart' as const) }) },
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constant('fail' as const), route: fc.constantFrom(MESSAGES, CONVERSATION) }),
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.oneof(fc.nat(2_000), fc.nat(3 * OVERLAP)) }),
	},
);

/** What one history brings out at the trigger, and what the participant wrote in it. */
async function live(steps: Step[], clockDiffersBy: number) {
	const host = await polling();
	const [written, started]: [string[], unknown[]] = [[], []];
	const look = async () => started.push(...(await texts(host)));
	for (const [index, current] of steps.entries()) {
		const text = `Message ${index}`;
		if (current.kind === 'arrive') {
			const createdAt = timeOf(stage, current.lateBy + clockDiffersBy);
			if (current.from === 'participant') written.push(says(text, { createdAt }).body);
			else sends(text, { createdAt });
		} else if (current.kind === 'wait') await stage.clock.sleep(current.ms);
		else if (current.kind === 'restart') host.restart();
		else if (current.kind === 'fail') await failingLook(host, current.route, started);
		else await Promise.all(current.kind === 'look' ? [look()] : [look(), look()]);
	}
	await look();
	await look();
	return { written, started };
}

async function failingLook(host: TriggerHost, route: string, started: unknown[]) {
	stage.sandbox.faults.add({ kind: '500', route, times: Infinity });
	// Without anything new it does not get as far as to the conversation.
	started.push(...(await texts(host).catch(() => [])));
	stage.sandbox.faults.clear();
}

it('brings every message of a participant once, whenever it arrives and whatever fails', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 1, maxLength: 25 }),
			fc.integer({ min: -45 * 60_000, max: 45 * 60_000 }),
			fc.constantFrom('asc' as const, 'desc' as const, 'shuffled' as const),
			async (steps, clockDiffersBy, sort) => {
				stage.sandbox.reset();
				Object.assign(stage.sandbox.quirks, { sort, maxPageSize: 3 });
				const { written, started } = await live(steps, clockDiffersBy);
				expect(started.sort()).toEqual(written.sort());
			},
		),
		{ numRuns: 100 },
	);
}, 90_000);
