import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { chatwootService } from '../../sandbox/chatwoot/service';
import { serveContract, routeOf } from '../../sandbox/server/contract';
import { isRecord } from '../../sandbox/server/guards';
import { readRecording, titleOf, type RequestStep } from '../support/replay/recording';
import { undescribedFields } from '../support/undescribedFields';

const versions = ['4.15.1', '4.8.0'] as const;

/** Values that the recordings' placeholders may stand for. */
const examples: Record<string, unknown> = {
	'<id>': 1,
	'<seconds>': 1_796_000_000,
	'<seconds.fraction>': 1_796_000_000.5,
	'<iso.fZ>': '2026-11-29T12:00:00.000Z',
	'<iso.f>': '2026-11-29T12:00:00.000+01:00',
	'<isoZ>': '2026-11-29T12:00:00Z',
};

/** A recorded body with values in the places of the placeholders. */
function withExamples(value: unknown): unknown {
	if (typeof value === 'string') return value in examples ? examples[value] : value;
	if (Array.isArray(value)) return value.map(withExamples);
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withExamples(entry)]));
}

/** A schema that also takes values without the fields that the recordings leave out. */
function withoutIgnored(schema: unknown, ignored: ReadonlySet<string>): unknown {
	if (Array.isArray(schema)) return schema.map((entry) => withoutIgnored(entry, ignored));
	if (!isRecord(schema)) return schema;
	const copy = Object.entries(schema).map(([name, entry]) => {
		if (name !== 'required' || !Array.isArray(entry)) return [name, withoutIgnored(entry, ignored)];
		return [name, entry.filter((field) => !ignored.has(String(field)))];
	});
	return Object.fromEntries(copy);
}

const recorded = versions.flatMap((version) => {
	const recording = readRecording(version);
	return recording.scenarios.flatMap((scenario) =>
		scenario.steps.flatMap((step, index) => {
			if (!('method' in step)) return [];
			return [{ version, step, title: `${version}: ${titleOf(scenario, index)}`, ignored: recording.ignoredKeys }];
		}),
	);
});

const recordedEvents = versions.flatMap((version) => {
	const { scenarios, ignoredKeys } = readRecording(version);
	return scenarios.flatMap((scenario) =>
		scenario.steps.flatMap((step, index) => {
			const events = 'events' in step ? (step.answer.events ?? []) : [];
			const title = `${version}: ${titleOf(scenario, index)}`;
			return events
				.filter(isRecord)
				.map(({ event, body }) => ({ event: String(event), body, title, ignored: new Set(ignoredKeys) }));
		}),
	);
});

const pathOf = ({ path }: RequestStep) => (path.split('?')[0] ?? '').replaceAll(/\{\w+\}/g, '1');

/** The server's own faults, and its refusal of a body that it cannot read, are of no operation. */
const anyOperation = [400, 500];

describe('The Chatwoot contract', () => {
	const api = serveContract(chatwootService);

	it('has every operation that the recordings call', async () => {
		const contract = await api;
		const unknown = recorded.filter(({ step }) => !contract.match(step.method, pathOf(step))).map(({ title }) => title);
		expect(unknown).toEqual([]);
	});

	it('names the versions in which an operation was seen', async () => {
		const contract = await api;
		const seen: Record<string, string[]> = {};
		for (const { version, step } of recorded) {
			const operation = contract.match(step.method, pathOf(step));
			if (operation) seen[routeOf(operation)] = [...new Set([...(seen[routeOf(operation)] ?? []), version])];
		}
		const named = contract.operations.map((operation) => [
			routeOf(operation),
			Reflect.get(operation, 'x-seen-in') as unknown,
		]);
		const expected = contract.operations.map((operation) => [routeOf(operation), seen[routeOf(operation)]]);
		expect(Object.fromEntries(named)).toEqual(Object.fromEntries(expected));
	});

	it('describes every recorded answer, with all its fields', async () => {
		const contract = await api;
		const problems = recorded.flatMap(({ step, title, ignored }) => {
			const operation = contract.match(step.method, pathOf(step));
			const { status = 0, type } = step.answer;
			if (!operation || anyOperation.includes(status)) return [];
			const response: unknown = operation.responses?.[String(status)];
			if (!isRecord(response)) return [`${title}: ${status} is not declared`];
			return answerErrors(step, response, new Set(ignored)).map((error) => `${title}: ${type} ${error}`);
		});
		expect(problems).toEqual([]);
	});

	it('describes every recorded event, with all its fields', async () => {
		// The schemas of the events, by the first words of their names.
		const schemas: unknown = Reflect.get((await api).document, 'x-webhook-payloads');
		const problems = recordedEvents.flatMap(({ event, body, title, ignored }) => {
			const kind = event.startsWith('conversation_typing') ? 'typing' : event.replace(/_.*/, '');
			const schema: unknown = isRecord(schemas) ? schemas[kind] : undefined;
			if (!isRecord(schema)) return [`${title}: ${event} is not described`];
			return bodyErrors(body, schema, ignored).map((error) => `${title}: ${event} ${error}`);
		});
		expect(recordedEvents.length).toBeGreaterThan(30);
		expect(problems).toEqual([]);
	});
});

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));

const validators = new Map<object, ValidateFunction>();

/** The validator of a schema, compiled once. */
function validatorOf(schema: Record<string, unknown>, ignored: ReadonlySet<string>): ValidateFunction {
	const known = validators.get(schema);
	if (known) return known;
	const validate = ajv.compile(Object.assign({}, withoutIgnored(schema, ignored)));
	validators.set(schema, validate);
	return validate;
}

/** How a recorded answer differs from a response of the contract. */
function answerErrors(step: RequestStep, { content }: Record<string, unknown>, ignored: ReadonlySet<string>): string[] {
	const { type = '', body } = step.answer;
	if (type === '(empty)') return content === undefined ? [] : ['the contract declares a body'];
	const media: unknown = isRecord(content) ? content[type] : undefined;
	if (!isRecord(media)) return ['the contract declares no body of this type'];
	if (step.keys) return [];
	return isRecord(media.schema) ? bodyErrors(body, media.schema, ignored) : [];
}

/** How a recorded body differs from a schema. */
function bodyErrors(body: unknown, schema: Record<string, unknown>, ignored: ReadonlySet<string>): string[] {
	const value = withExamples(body);
	const validate = validatorOf(schema, ignored);
	validate(value);
	const errors = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
	return [...errors, ...undescribedFields(value, schema).map((path) => `${path} is not described`)];
}

it('undescribedFields names fields at every depth, and takes any field where the schema names none', () => {
	const schema = {
		allOf: [
			{ properties: { id: {}, tags: { items: { properties: { name: {} } } } } },
			{ anyOf: [{ properties: { extra: {} } }, { type: 'null' }] },
		],
	};
	const value = { id: { free: 1 }, extra: 1, more: 2, tags: [{ name: 'a' }, { name: 'b', color: 'c' }] };
	expect(undescribedFields(value, schema)).toEqual(['.more', '.tags.1.color']);
});
