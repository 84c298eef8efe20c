import { exampleFiles, readExample } from '../../dev/exampleFiles';
import { credentialsFor, startServices, type Services } from '../../dev/services';
import { exampleCases } from './examples';
import { ImportedExample, type ExampleStage } from './examples/case';
import { startInstance, type Instance } from './support/instance';
import { node, workflow } from './support/workflow';

let n8n: Instance;
let services: Services;
let stage: ExampleStage;

beforeAll(async () => {
	services = await startServices({
		script: () => {
			throw new Error('This example asks no model');
		},
	});
	n8n = await startInstance('examples');
	const saved = credentialsFor(services).map(async (credential) => await n8n.rest.createCredential(credential));
	stage = { rest: n8n.rest, services, credentials: await Promise.all(saved) };
}, 15 * 60_000);
beforeEach(() => {
	for (const service of [services.chatwoot, services.respondent, services.sinch]) service.reset();
});
afterEach(() => {
	for (const service of [services.chatwoot, services.respondent, services.sinch])
		expect(service.contractViolations).toEqual([]);
});
afterAll(async () => {
	await n8n.close();
	await services.close();
}, 60_000);

describe('examples', () => {
	it('are all run here', () => {
		expect(Object.keys(exampleCases).sort()).toEqual([...exampleFiles]);
	});

	it.each(exampleFiles)('%s has a note, sample data and no credentials', (file) => {
		const { name, nodes, pinData } = readExample(file);
		expect(name).toMatch(/^(Respondent|Chatwoot|Sinch): /);
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.map(({ parameters }) => parameters.content)).toEqual([
			expect.stringMatching(/^## .*\*\*Try it:\*\*/s),
		]);
		for (const node of nodes) expect(node).not.toHaveProperty('credentials');
		expect(Object.keys(pinData).length).toBeGreaterThan(0);
	});

	it.each(exampleFiles)('%s does what its note says', async (file) => {
		await exampleCases[file]!(new ImportedExample(file, stage));
	});

	it("are free of what n8n's own report says will break in n8n 3", async () => {
		const names = new Set<string>();
		for (const file of exampleFiles) names.add((await n8n.rest.createWorkflow(readExample(file))).name);
		// A workflow that the report has to find.
		const agent = node('Agent', '@n8n/n8n-nodes-langchain.agent', 1.6, {});
		await n8n.rest.createWorkflow(workflow('Old agent', [agent]));
		const breaks = (await n8n.rest.breaksInVersion3()).flatMap(({ rule, workflows }) =>
			workflows.map((name) => `${name}: ${rule}`),
		);
		expect(breaks.filter((text) => text.startsWith('Old agent: '))).not.toEqual([]);
		expect(breaks.filter((text) => [...names].some((name) => text.startsWith(`${name}: `)))).toEqual([]);
	});
});
