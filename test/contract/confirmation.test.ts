import type { INodeParameters } from 'n8n-workflow';
import { confirmationFields } from '../../nodes/shared/fields/confirmation';
import { useExpressionEngine } from '../support/expressions';
import { useHarness } from '../support/harness';
import { manifests } from './manifest';

useExpressionEngine();

// POST requests that only read.
const READS = /\/filter$|\/oauth2\/token$/;

describe.each(manifests.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'$name',
	({ manifest }) => {
		const harness = useHarness(manifest.fixture);
		const asking = manifest.fixture.service.resources.flatMap(({ option, operations }) =>
			operations.flatMap(({ confirmation, option: { value } }) =>
				confirmation ? [{ id: `${option.value}:${value}`, field: confirmationFields[confirmation].understood }] : [],
			),
		);

		// An operation with `confirmation` joins by itself.
		it('does nothing that pays or cannot be undone without its switch, in a workflow and as a tool', async () => {
			for (const { id, field } of asking) {
				const [confirmed = {}] = manifest.samples(harness.sandbox)[id] ?? [];
				expect([id, confirmed[field.name]]).toEqual([id, true]);
				const told = expect.stringMatching(new RegExp(`Nothing was .*: "${field.displayName}" is off`));
				const refused: INodeParameters[] = [
					{ [field.name]: false },
					{ [field.name]: '={{ true }}' },
					{ [field.name]: `={{ $fromAI('${field.name}', '', 'boolean') }}` },
				];
				for (const changes of refused) {
					const parameters = { ...confirmed, ...changes };
					expect([id, (await harness.run(id, parameters)).error?.message]).toEqual([id, told]);
					expect([id, (await harness.byAgent(id, parameters)).error?.message]).toEqual([id, told]);
					const items = await harness.asTool(id, parameters);
					expect([id, items.map(({ json }) => json.error)]).toEqual([id, [told]]);
				}
				expect([id, harness.sandbox.requests]).toEqual([id, []]);
			}
		});

		it('shows under Check Only what would be done, and changes nothing', async () => {
			for (const { id, field } of asking) {
				harness.sandbox.reset();
				const [confirmed = {}] = manifest.samples(harness.sandbox)[id] ?? [];
				const { items, error } = await harness.run(id, { ...confirmed, [field.name]: false, checkOnly: true });
				expect([id, error, items[0]?.json]).toEqual([id, undefined, expect.objectContaining({ wouldBe: 'sent' })]);
				expect([id, items[0]?.json.status]).toEqual([id, undefined]);
				const changing = harness.sandbox.requests.filter(({ method, path }) => method !== 'GET' && !READS.test(path));
				expect([id, changing.map(({ route }) => route)]).toEqual([id, []]);
			}
		});
	},
);
