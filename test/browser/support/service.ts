import type { INodeParameters, INodeType } from 'n8n-workflow';
import type { Manifest } from '../../contract/manifest';
import type { Credential } from '../../e2e/support/rest';
import { manualTrigger, node, workflow, type NodeSketch } from '../../e2e/support/workflow';
import type { Sandbox } from '../../support/harness';
import type { Desk } from './desk';

/** A service's sandbox, with a saved credential that leads there. */
export interface ServiceAtHand {
	sandbox: Sandbox;
	credential: Credential;
	/** Saves a credential of the same values, for tests that change it. */
	anotherCredential: () => Promise<Credential>;
	/** A node of the service in a workflow. */
	sketch: (name: string, parameters: INodeParameters) => NodeSketch;
}

/** Starts the sandbox of a node's service for the tests around it, and seeds it anew before each. */
export function useService(desk: Desk, manifest: Manifest, newNode: () => INodeType): ServiceAtHand {
	const { fixture } = manifest;
	const { name: typeName } = newNode().description;
	const service: Partial<ServiceAtHand> = {};
	beforeAll(async () => {
		const sandbox = await fixture.start();
		const [[type, data] = ['', {}]] = Object.entries(fixture.credentials(sandbox));
		const anotherCredential = async () =>
			await desk.rest.createCredential({ name: `${fixture.service.name} account`, type, data });
		const credential = await anotherCredential();
		const sketch = (name: string, parameters: INodeParameters) =>
			node(name, `n8n-nodes-conversations.${typeName}`, 1, parameters, {
				credentials: { [type]: { id: credential.id, name: credential.name } },
			});
		Object.assign(service, { sandbox, credential, anotherCredential, sketch });
	});
	beforeEach(() => service.sandbox?.reset());
	afterEach(() => expect(service.sandbox?.contractViolations).toEqual([]));
	afterAll(async () => await service.sandbox?.close());
	return service as ServiceAtHand;
}

const COLUMNS = 7;

/** Opens a workflow in which each node has a wire of its own to the start, in rows that fit on one screen. */
export async function openSideBySide({ editor, rest }: Desk, name: string, nodes: NodeSketch[]): Promise<void> {
	const isTrigger = ({ type }: NodeSketch) => type.endsWith('Trigger');
	const wires = nodes.filter((node) => !isTrigger(node)).map(({ name: to }) => ({ from: 'Start', to }));
	const sketch = workflow(name, [manualTrigger(), ...nodes], wires);
	const placed = sketch.nodes.map((node, index) => (index === 0 ? node : { ...node, position: placeOf(index - 1) }));
	await editor.openWorkflow(await rest.createWorkflow({ ...sketch, nodes: placed }));
	await editor.page.getByTestId('zoom-to-fit').click();
	await editor.page.addStyleTag({ content: NO_NOTICES });
}

// n8n's messages in the corner would lie over the canvas.
const NO_NOTICES = '.el-notification { display: none !important }';

/** Opens the panel of a node of the workflow, closing the one that is open. */
export async function openPanel({ editor }: Desk, node: string): Promise<void> {
	if (await editor.page.getByTestId('ndv').isVisible()) await editor.closeNode();
	await editor.openNode(node);
}

function placeOf(index: number): [number, number] {
	return [240 + (index % COLUMNS) * 240, Math.floor(index / COLUMNS) * 180];
}
