import type { INodeParameters } from 'n8n-workflow';
import { confirmationFields } from '../../nodes/shared/fields/confirmation';
import { useExpressionEngine } from '../support/expressions';
import { useHarness } from '../support/harness';
import { manifests, type Manifest } from './manifest';

useExpressionEngine();

// POST requests that only read.
const READS = /\/filter$|\/oauth2\/token$/;

/** The operations of a service that ask for a confirmation, and the switch of each. An operation with `confirmation` joins by itself. */
function askingIn({ fixture: { service } }: Manifest) {
	return service.resources.flatMap(({ option, operations }) =>
		operations.flatMap(({ confirmation, option: { value } }) =>
			confirmation ? [{ id: `${option.value}:${value}`, field: confirmationFields[confirmation].understood }] : [],
		),
	);
}

it('What pays, and what cannot be undone, asks for a confirmation', () => {
	const asking = manifests.flatMap((manifest) =>
		askingIn(manifest).map(({ id, field }) => `${manifest.fixture.service.name} ${id} ${field.name}`),
	);
	expect(asking.sort()).toEqual([
		'Chatwoot contact:delete understandsFinal',
		'Chatwoot contact:merge understandsFinal',
		'Chatwoot message:delete understandsFinal',
		'Respondent screenerResponse:cancelBooking understandsPays',
		'Respondent screenerResponse:invite understandsFinal',
		'Respondent screenerResponse:markAttended understandsPays',
		'Respondent screenerResponse:markNoShow understandsFinal',
		'Respondent screenerResponse:reject understandsFinal',
		'Respondent teamRespondent:batchInvite understandsFinal',
		'Sinch contact:delete understandsFinal',
		'Sinch contact:merge understandsFinal',
		'Sinch conversation:delete understandsFinal',
		'Sinch event:delete understandsFinal',
		'Sinch message:delete understandsFinal',
	]);
});

const withSome = manifests.filter((manifest) => askingIn(manifest).length > 0);

describe.each(withSome.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'$name',
	({ manifest }) => {
		const harness = useHarness(manifest.fixture);
		const sampleOf = (id: string) => manifest.samples(harness.sandbox)[id]?.[0] ?? {};

		it.each(askingIn(manifest))('$id does nothing without its switch, in a workflow', async ({ id, field }) => {
			const told = expect.stringMatching(new RegExp(`Nothing was .*: "${field.displayName}" is off`));
			expect(sampleOf(id)[field.name]).toBe(true);
			for (const changes of refusedIn(field.name)) {
				const { error } = await harness.run(id, { ...sampleOf(id), ...changes });
				expect(error?.message).toEqual(told);
			}
			expect(harness.sandbox.requests).toEqual([]);
		});

		it.each(askingIn(manifest))('$id does nothing without its switch, as a tool', async ({ id, field }) => {
			const told = expect.stringMatching(new RegExp(`Nothing was .*: "${field.displayName}" is off`));
			for (const changes of refusedIn(field.name)) {
				const parameters = { ...sampleOf(id), ...changes };
				expect((await harness.byAgent(id, parameters)).error?.message).toEqual(told);
				expect((await harness.asTool(id, parameters)).map(({ json }) => json.error)).toEqual([told]);
			}
			expect(harness.sandbox.requests).toEqual([]);
		});

		it.each(askingIn(manifest))('$id shows under Check Only what it would do', async ({ id, field }) => {
			const parameters = { ...sampleOf(id), [field.name]: false, checkOnly: true };
			const { items, error } = await harness.run(id, parameters);
			expect([error, items[0]?.json]).toEqual([undefined, expect.objectContaining({ wouldBe: 'sent' })]);
			expect(items[0]?.json).not.toHaveProperty('status');
			const changing = harness.sandbox.requests.filter(({ method, path }) => method !== 'GET' && !READS.test(path));
			expect(changing.map(({ route }) => route)).toEqual([]);
		});
	},
);

/** Values of the switch that are no confirmation of a person. */
function refusedIn(name: string): INodeParameters[] {
	return [{ [name]: false }, { [name]: '={{ true }}' }, { [name]: `={{ $fromAI('${name}', '', 'boolean') }}` }];
}
