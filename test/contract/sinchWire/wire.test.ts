import type { LoggedRequest } from '../../../sandbox';
import { isRecord } from '../../../sandbox/server/guards';
import { sinchFixture } from '../../support/sinch';
import { sdkOf, useFreshConnections } from '../../support/sinchSdk';
import { useHarness } from '../../support/harness';
import { sinchManifest } from '../sinch';
import { worldOf } from '../sinchSdk/world';
import { contactCases } from './contactCases';
import { contentCases } from './contentCases';
import { conversationCases } from './conversationCases';
import { differencesOf } from './differences';
import { furtherContentCases } from './furtherContentCases';
import { messageCases } from './messageCases';
import { optionCases } from './optionCases';
import type { WireCase } from './wireCase';

/** A request without the mark that the node puts into the metadata of a message, by which it finds the message again. */
function withoutMark(request: LoggedRequest): LoggedRequest {
	if (!isRecord(request.body)) return request;
	const { message_metadata: metadata, ...body } = request.body;
	if (typeof metadata !== 'string' || !metadata.includes('"n8n_sent"')) return request;
	const { n8n_sent: _mark, ...users } = JSON.parse(metadata) as Record<string, unknown>;
	const given = Object.keys(users).length > 0 ? { message_metadata: JSON.stringify(users) } : {};
	return { ...request, body: { ...body, ...given } };
}

/** Differences that are meant, by line. */
const explained: Record<string, string> = {
	'query.channel_identity: "+15550101000" instead of " 15550101000"':
		'The SDK puts the plus sign into the query as it is, where it means a blank.',
	'query.identity: "+15550101000" instead of " 15550101000"':
		'The SDK puts the plus sign into the query as it is, where it means a blank.',
	'query.metadata_update_strategy: none instead of "REPLACE"':
		'The SDK always adds it. Without metadata in the body it changes nothing.',
	'query.only_active: "false" instead of none': 'The default of Sinch, which the SDK leaves out.',
	'query.order: "DESC" instead of none': 'The default of Sinch, which the SDK leaves out.',
	'query.view: "WITH_METADATA" instead of none': 'The default of Sinch, which the SDK leaves out.',
};

const cases: WireCase[] = [
	...contactCases,
	...contentCases,
	...conversationCases,
	...furtherContentCases,
	...messageCases,
	...optionCases,
];
const named = cases.map((wireCase): [string, WireCase] => [
	`${wireCase.id}${wireCase.with ? `, ${wireCase.with}` : ''}`,
	wireCase,
]);

describe("The node sends what Sinch's own SDK sends", () => {
	useFreshConnections();
	const harness = useHarness(sinchFixture('basic'));
	const routeOf = (id: string) =>
		sinchManifest.fixture.service.resources
			.flatMap(({ option, operations }) =>
				operations.map((operation) => ({ id: `${option.value}:${operation.option.value}`, route: operation.route })),
			)
			.find((operation) => operation.id === id)?.route ?? '';
	const found = new Map<string, string[]>();

	afterAll(() => {
		const lines = [...found].map(([line, where]) => `  ${line}\n    ${explained[line] ?? ''} (${where.length} cases)`);
		console.info([`${cases.length} requests compared. Differences that are meant:`, ...lines].join('\n'));
	});

	it.each(named)('%s', async (name, { id, parameters, sdk }) => {
		const route = routeOf(id);
		const world = () => worldOf(harness.sandbox, sdkOf(harness.sandbox));
		const values = parameters(world());
		const { error } = await harness.run(id, values);
		expect(error?.message).toBeUndefined();
		const [node] = harness.requestsTo(route);
		harness.sandbox.reset();
		await sdk(sdkOf(harness.sandbox), world());
		const [theirs] = harness.requestsTo(route);
		const differences = differencesOf(node && withoutMark(node), theirs);
		for (const line of differences) found.set(line, [...(found.get(line) ?? []), name]);
		expect(differences.filter((line) => !(line in explained))).toEqual([]);
	});

	it('compares every operation', () => {
		const compared = new Set(cases.map(({ id }) => id));
		expect(sinchManifest.ids.filter((id) => !compared.has(id))).toEqual([]);
	});

	it('explains no difference that does not exist', () => {
		expect(Object.keys(explained).filter((line) => !found.has(line))).toEqual([]);
	});
});
