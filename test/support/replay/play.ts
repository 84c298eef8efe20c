import { isRecord } from '../../../sandbox/server/guards';
import { differences } from './differences';
import { normalForm, type NormalFormContext } from './normalForm';
import { signatureOf, startReceiver, type Receiver } from './receiver';
import { titleOf, type PlayedAnswer, type Recording, type RequestStep, type Scenario, type Values } from './recording';
import { send, type RawAnswer, type Target } from './request';
import { fillText, textOf, valueAt } from './values';

/** A step that was played. */
export interface PlayedStep {
	title: string;
	/** How the answer differs from the recorded one; empty when it does not. */
	differences: string[];
}

/** What one scenario is played with. */
interface Stage {
	recording: Recording;
	target: Target;
	receiver: Receiver;
	/** Position of the scenario in the recording; the path of its webhooks. */
	index: number;
	values: Values;
}

/** Plays the scenarios of a recording on a server. With `only`, plays those with this text in their names, and the set-up. */
export async function play(recording: Recording, target: Target, only = ''): Promise<PlayedStep[]> {
	const receiver = await startReceiver();
	const played: PlayedStep[] = [];
	let shared: Values = { ...recording.preset, account: target.account };
	try {
		for (const [index, scenario] of recording.scenarios.entries()) {
			if (!scenario.keep && !scenario.name.includes(only)) continue;
			const values = { ...shared, ...startValues(index, target, receiver) };
			played.push(...(await playScenario(scenario, { recording, target, receiver, index, values })));
			const kept = (scenario.keep ?? []).map((name) => [name, values[name]] as const);
			if (scenario.keep) shared = { ...shared, setup: values.tag, ...Object.fromEntries(kept) };
		}
		return played;
	} finally {
		await receiver.close();
	}
}

/** The values that a scenario knows at its start. `tag` and the phone numbers are its own. */
function startValues(index: number, { now }: Target, { url }: Receiver): Values & { tag: string } {
	const time = now();
	const number = (prefix: string, step: number) => prefix + String(1e7 + (time % 8e6) + index * step).slice(-7);
	return {
		tag: `t${time.toString(36)}x${index}`,
		hook: `${url}/${index}`,
		phone: number('1202', 7),
		phone2: number('4670', 11),
	};
}

/** Plays a scenario. Saves the values of its answers in `stage.values`. After a value that is missing, no step is played. */
async function playScenario(scenario: Scenario, stage: Stage): Promise<PlayedStep[]> {
	const played: PlayedStep[] = [];
	let missing: string | undefined;
	for (const [position, step] of scenario.steps.entries()) {
		if ('pause' in step) {
			await stage.target.settled();
			stage.target.pass(step.pause);
			continue;
		}
		const title = titleOf(scenario, position);
		if (missing !== undefined) {
			played.push({ title, differences: [`not reached: ${missing}`] });
			continue;
		}
		const { answer, lost } = 'events' in step ? await takeEvents(stage) : await playRequest(step, stage);
		played.push({ title, differences: differences(step.answer, answer) });
		missing = lost;
	}
	return played;
}

interface Played {
	answer: PlayedAnswer;
	/** A value that should have been saved, and is missing in the answer. */
	lost?: string;
}

async function playRequest(step: RequestStep, stage: Stage): Promise<Played> {
	const { values, target } = stage;
	let raw = await send(step, values, target);
	for (let turn = 1; turn < (step.times ?? 1); turn++) raw = await send(step, values, target);
	const lost = saveValues(step, raw, stage);
	const { status, type, retryAfter, body } = raw;
	const same = Object.entries(step.same ?? {}).map(([path, name]) => {
		const known = values[name] ?? fillText(name, values);
		return [`${path} = ${name}`, textOf(valueAt(body, path)) === textOf(known)] as const;
	});
	const answer = {
		status,
		type,
		...(retryAfter && { retryAfter }),
		...(same.length > 0 && { same: Object.fromEntries(same) }),
		body: step.keys ? chosen(body, step.keys, contextOf(stage)) : normalForm(body, contextOf(stage)),
	};
	return { answer, lost };
}

/** Saves values of an answer. Gives the name of one that is missing. */
function saveValues({ save = {} }: RequestStep, { body }: RawAnswer, { values, recording }: Stage): string | undefined {
	let missing: string | undefined;
	for (const [name, paths] of Object.entries(save)) {
		const found = paths
			.split('|')
			.map((path) => valueAt(body, path))
			.find((value) => value !== undefined && value !== null);
		if (found !== undefined || !(name in (recording.preset ?? {}))) values[name] = found;
		if (values[name] === undefined) missing = `the answer has no ${paths} for ${name}`;
	}
	return missing;
}

const contextOf = ({ values, target, recording }: Stage): NormalFormContext => ({
	values,
	baseUrl: target.baseUrl,
	ignoredKeys: new Set(recording.ignoredKeys),
});

/** The values at some paths of a body. */
function chosen(body: unknown, paths: string[], context: NormalFormContext): Record<string, unknown> {
	const entries = paths.map(
		(path) => [path, normalForm(valueAt(body, path), context, path.split('.').at(-1))] as const,
	);
	return Object.fromEntries(entries);
}

/** The webhook calls that have arrived, in an order that does not depend on the time of their arrival. */
async function takeEvents(stage: Stage): Promise<Played> {
	await stage.target.settled();
	const events = stage.receiver.take(`/${stage.index}`).map((call) => ({
		event: isRecord(call.body) ? call.body.event : undefined,
		headers: {
			signature: signatureOf(call, stage.values.secret),
			delivery: Boolean(call.headers['x-chatwoot-delivery']),
			type: call.headers['content-type'],
		},
		body: normalForm(call.body, contextOf(stage)),
	}));
	const byText = (one: unknown, other: unknown) => String(one).localeCompare(String(other));
	events.sort(
		(one, other) => byText(one.event, other.event) || byText(JSON.stringify(one.body), JSON.stringify(other.body)),
	);
	return { answer: { events } };
}
