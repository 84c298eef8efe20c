import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Operation } from '../../nodes/shared/operation/operation';
import { respondentManifest } from './respondent';
import { sinchManifest } from './sinch';

type Schema = Record<string, unknown> & { $ref?: string; properties?: Record<string, Schema>; allOf?: Schema[] };
type Contract = {
	paths: Record<
		string,
		Record<string, { responses?: Record<string, { content?: Record<string, { schema?: Schema }> }> }>
	>;
	components: { schemas: Record<string, Schema> };
};

/** Properties that no operation offers as a selected field, and why. */
const LEFT_OUT: Record<string, string> = {
	callback_settings: 'it holds a secret',
	closed: 'it is deprecated: projectStatus says the same',
	event_id: 'the answer to a send is an ID and a time, and never selected',
	metadata: 'the metadata of a conversation is deprecated text: metadata_json has it',
};

const manifests = [
	{ manifest: respondentManifest, lists: ['results'] },
	{ manifest: sinchManifest, lists: ['apps', 'contacts', 'conversations', 'events', 'messages'] },
];

describe.each(manifests)('$manifest.contract', ({ manifest, lists }) => {
	const contract = parse(
		readFileSync(join(__dirname, '../../sandbox/contracts', manifest.contract), 'utf8'),
	) as Contract;

	const resolved = (schema: Schema = {}): Schema => {
		const named = schema.$ref === undefined ? schema : contract.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
		const parts = (named?.allOf ?? []).map(resolved);
		return { ...named, properties: Object.assign({}, ...parts.map(({ properties }) => properties), named?.properties) };
	};

	/** The properties of one record in the answer of an operation. */
	const propertiesOf = ({ route }: Operation): string[] => {
		const [method = '', path = ''] = route.split(' ');
		const { responses = {} } = contract.paths[path]?.[method.toLowerCase()] ?? {};
		const answer = responses['200'] ?? responses['201'];
		const properties = resolved(answer?.content?.['application/json']?.schema).properties ?? {};
		const list = lists.find((name) => name in properties);
		const record = list === undefined ? properties : resolved(resolved(properties[list]).items as Schema).properties;
		return Object.keys(record ?? {});
	};

	const operations = manifest.fixture.service.resources.flatMap(({ option, operations: own }) =>
		own
			.filter(({ output }) => output?.fields)
			// Its answer has no body in the contract.
			.filter(({ option: { value } }) => value !== 'addParticipant')
			.map((operation) => ({ id: `${option.value}:${operation.option.value}`, operation })),
	);

	it.each(operations.map(({ id, operation }) => [id, operation] as const))(
		'%s lets the user select every property of its records',
		(_id, operation) => {
			const menu = operation.output?.fields?.find(({ name }) => name === 'selectedFields')?.options ?? [];
			const offered = new Set(menu.map(({ name }) => name));
			expect(propertiesOf(operation)).not.toEqual([]);
			expect(propertiesOf(operation).filter((name) => !offered.has(name) && !(name in LEFT_OUT))).toEqual([]);
		},
	);
});
