import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The values that a scenario knows by name: those given at its start, and those saved from answers. */
export type Values = Record<string, unknown>;

/** What a server answered to requests. */
export interface Recording {
	server: string;
	/** Values that the server does not have, e.g. the secrets that Chatwoot 4.8.0 does not give. */
	preset?: Values;
	/** Fields of answers that do not count. */
	ignoredKeys: string[];
	scenarios: Scenario[];
}

export interface Scenario {
	name: string;
	/** Names of values that all later scenarios know. */
	keep?: string[];
	steps: Step[];
}

export type Step = EventsStep | PauseStep | RequestStep;

/** A request with the recorded answer. */
export interface RequestStep {
	/** Whose token is sent: `admin`, `agent`, `outsider`, `none`, or `bot` for the saved value `bot_token`. */
	as: string;
	method: string;
	path: string;
	headers?: Record<string, string>;
	body?: unknown;
	/** The fields of a multipart form. A file is `{name, type, text}`. */
	form?: Record<string, unknown>;
	/** How often the request is sent; the last answer counts. */
	times?: number;
	/** Values to save: by name, the path of each in the answer's body, or several paths with `|` between them. */
	save?: Record<string, string>;
	/** Only the values at these paths count. */
	keys?: string[];
	/** Values of the answer to be compared with known values: by path, the name of each. */
	same?: Record<string, string>;
	note?: string;
	answer: PlayedAnswer;
}

/** The webhook calls that the steps before have caused. */
export interface EventsStep {
	/** How many calls there are at least. */
	events: number;
	note?: string;
	answer: PlayedAnswer;
}

/** Milliseconds in which the server works in the background. */
export interface PauseStep {
	pause: number;
}

/** The answer to a step, in a form in which two servers can be compared. */
export interface PlayedAnswer {
	status?: number;
	/** Content type, or `(empty)` for an empty body. */
	type?: string;
	/** True when the answer has a Retry-After header. */
	retryAfter?: true;
	same?: Record<string, boolean>;
	body?: unknown;
	events?: unknown[];
}

/** The folder with the recordings of Chatwoot servers. */
const folder = join(__dirname, '../../fixtures/chatwoot/recordings');

/** What a Chatwoot server of this version answered, e.g. `4.15.1`. */
export function readRecording(version: string): Recording {
	return JSON.parse(readFileSync(join(folder, `chatwoot-${version}.json`), 'utf8')) as Recording;
}

/** How a step is called in a report, e.g. `contact: labels 5, no list`. */
export function titleOf({ name, steps }: Scenario, index: number): string {
	const step = steps[index];
	if (!step || 'pause' in step) return `${name} ${index + 1}`;
	const what = step.note ?? ('method' in step ? `${step.method} ${step.path}` : 'events');
	return `${name} ${index + 1}, ${what}`;
}
