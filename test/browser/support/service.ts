import type { INodeParameters, INodeType } from 'n8n-workflow';
import type { Manifest } from '../../contract/manifest';
import type { Credential, SavedWorkflow } from '../../e2e/support/rest';
import { manualTrigger, node, workflow, type NodeSketch } from '../../e2e/support/workflow';
import { withIds, type Sandbox } from '../../support/world';
import type { Desk } from './desk';

/** A service's sandbox, with a saved credential that leads there. */
export interface ServiceAtHand {
	sandbox: Sandbox;
	credential: Credential;
	/** Saves a credential of the same values, for tests that change it. */
	anotherCredential: () => Promise<Credential>;
	/** A node of the service in a workflow. */
	sketch: (name: string, parameters: INodeParameters) => NodeSketch;
	/** Opens the panel of an operation, e.g. `message:send`, in a workflow of its own. */
	openPanel: (id: string, parameters?: INodeParameters) => Promise<void>;
}

/** Starts the sandbox of a node's service for the tests around it, and seeds it anew before each. */
export function useService(desk: Desk, manifest: Manifest, newNode: () => INodeType): ServiceAtHand {
	const { cast } = manifest;
	const { name: typeName, displayName } = newNode().description;
	const service: Partial<ServiceAtHand> = {};
	beforeAll(async () => {
		const sandbox = await cast.start();
		const [[type, data] = ['', {}]] = Object.entries(cast.credentials(sandbox));
		const anotherCredential = async () =>
			await desk.rest.createCredential({ name: `${displayName} account`, type, data });
		const credential = await anotherCredential();
		const sketch = (name: string, parameters: INodeParameters) =>
			node(name, `n8n-nodes-conversations.${typeName}`, 1, parameters, {
				credentials: { [type]: { id: credential.id, name: credential.name } },
			});
		const openPanel = async (id: string, parameters: INodeParameters = {}) => {
			const nodes = [manualTrigger(), sketch(displayName, withIds(id, parameters))];
			await desk.editor.openWorkflow(await desk.rest.createWorkflow(workflow(id, nodes)));
			await desk.editor.openNode(displayName);
		};
		Object.assign(service, { sandbox, credential, anotherCredential, sketch, openPanel });
	});
	beforeEach(() => service.sandbox?.reset());
	afterEach(() => expect(service.sandbox?.contractViolations).toEqual([]));
	afterAll(async () => await service.sandbox?.close());
	return service as ServiceAtHand;
}

const COLUMNS = 7;

/** Saves a workflow in which each node has a wire of its own to the start, in rows that fit on one screen. */
export async function saveSideBySide({ rest }: Desk, name: string, nodes: NodeSketch[]): Promise<SavedWorkflow> {
	const wires = nodes.map(({ name: to }) => ({ from: 'Start', to }));
	const sketch = workflow(name, [manualTrigger(), ...nodes], wires);
	const placed = sketch.nodes.map((each, index) => (index === 0 ? each : { ...each, position: placeOf(index - 1) }));
	return await rest.createWorkflow({ ...sketch, nodes: placed });
}

function placeOf(index: number): [number, number] {
	return [240 + (index % COLUMNS) * 240, Math.floor(index / COLUMNS) * 180];
}
