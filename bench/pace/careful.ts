import { setTimeout as sleep } from 'node:timers/promises';
import { mulberry32 } from '../../sandbox/server/random';
import type { RespondentSandbox } from '../../sandbox';
import { runNode } from '../../test/support/engine';
import { byId, nodeOf, withIds } from '../../test/support/harness';
import { respondentFixture } from '../../test/support/respondent';
import { startVmEngine } from '../../test/support/vmEngine';
import { SEEDS } from './measure';

const ROWS = 100;
const SEND = 'POST /v1/messaging/conversations/{conversationUid}/messages';
/** How many first tries go wrong, and how. */
const FAULTS = { '429': 20, '503': 10, 'reset-after-write': 5 } as const;
const ANSWER_MS = 40;
const LANES = 4;
const WAIT_AFTER_429 = 50;
/** The node may take so many times as long as the loop. */
const LIMIT = 3;

/** 100 sends in real time: the node with its defaults beside a careful loop. */
export interface Careful {
	seed: number;
	/** Seconds. */
	node: number;
	loop: number;
	storedTwice: number;
	/** Messages that were stored. */
	stored: number;
	misses: string[];
}

/** Runs the case with each seed. */
export async function careful(): Promise<Careful[]> {
	await startVmEngine();
	const results: Careful[] = [];
	// The first run loads what the later ones find loaded.
	for (const seed of [0, ...SEEDS]) results.push(await carefulRun(seed));
	return results.slice(1);
}

async function carefulRun(seed: number): Promise<Careful> {
	const loop = await timed(seed, sendInLanes);
	const node = await timed(seed, sendWithNode);
	const counts = [...Map.groupBy(node.stored, (text) => text).values()].map(({ length }) => length);
	const storedTwice = counts.filter((count) => count > 1).length;
	return {
		seed,
		node: node.seconds,
		loop: loop.seconds,
		storedTwice,
		stored: counts.length,
		misses: [
			...(node.seconds > LIMIT * loop.seconds ? ['time'] : []),
			...(storedTwice > 0 ? ['stored twice'] : []),
			...(counts.length < loop.stored.length ? ['stored less than the loop'] : []),
		],
	};
}

type Send = (sandbox: RespondentSandbox, texts: readonly string[]) => Promise<void>;

async function timed(seed: number, send: Send): Promise<{ seconds: number; stored: string[] }> {
	const sandbox = await respondentFixture.start();
	try {
		const texts = Array.from({ length: ROWS }, (_, row) => `Pace ${row}`);
		addFaults(sandbox, texts, seed);
		const start = performance.now();
		await send(sandbox, texts);
		const seconds = (performance.now() - start) / 1000;
		return { seconds, stored: sandbox.store.messages.map(({ body }) => body).filter((body) => texts.includes(body)) };
	} finally {
		await sandbox.close();
	}
}

function addFaults({ faults }: RespondentSandbox, texts: readonly string[], seed: number): void {
	const random = mulberry32(seed);
	const shuffled = texts.map((text) => ({ text, at: random() })).sort((one, other) => one.at - other.at);
	let from = 0;
	for (const kind of ['429', '503', 'reset-after-write'] as const) {
		const unlucky = new Set(shuffled.slice(from, from + FAULTS[kind]).map(({ text }) => text));
		from += FAULTS[kind];
		faults.add({ kind, route: SEND, times: Infinity, when: ({ body }) => unlucky.delete(textIn(body)) });
	}
	faults.add({ kind: 'slow', route: SEND, times: Infinity, delayMs: ANSWER_MS });
}

function textIn(body: unknown): string {
	return typeof body === 'object' && body !== null && 'body' in body ? String(body.body) : '';
}

/** What somebody writes who is careful: four lanes; a 429 waits and tries again; a 503 and a reset fail the row. */
async function sendInLanes({ url, credentials, store }: RespondentSandbox, texts: readonly string[]): Promise<void> {
	const headers = {
		'content-type': 'application/json',
		'x-api-key': credentials.apiKey,
		'x-api-secret': credentials.apiSecret,
	};
	const left = [...texts.entries()];
	const lane = async () => {
		for (let row = left.shift(); row; row = left.shift()) {
			const [index, text] = row;
			const uid = store.conversations[index % store.conversations.length]?.uid ?? '';
			const address = `${url}/v1/messaging/conversations/${uid}/messages`;
			const request = { method: 'POST', headers, body: JSON.stringify({ body: text }) };
			for (;;) {
				const status = await fetch(address, request).then(
					async (answer) => {
						await answer.text();
						return answer.status;
					},
					() => 0,
				);
				if (status !== 429) break;
				await sleep(WAIT_AFTER_429);
			}
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
}

/** The node with its defaults, On Error: Continue, without Skip If Already Sent. */
async function sendWithNode(sandbox: RespondentSandbox, texts: readonly string[]): Promise<void> {
	const { conversations } = sandbox.store;
	const setup = {
		node: nodeOf(respondentFixture),
		credentialTypes: [respondentFixture.credentialType],
		credentials: respondentFixture.credentials(sandbox),
		settings: { onError: 'continueRegularOutput' as const },
	};
	const parameters = { conversationId: byId('={{ $json.to }}'), text: '={{ $json.text }}' };
	const items = texts.map((text, index) => ({
		json: { to: conversations[index % conversations.length]?.uid ?? '', text },
	}));
	const { error } = await runNode(setup, withIds('message:send', parameters), items);
	if (error !== undefined) throw new Error('The run has stopped', { cause: error });
}
