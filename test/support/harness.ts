import type { ICredentialType, INode, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { describeResources } from '../../nodes/shared/n8n/describe';
import { customOperationsOf } from '../../nodes/shared/n8n/customOperations';
import type { Service } from '../../nodes/shared/operation/service';
import type { ContractViolation, FaultPlan, LoggedRequest } from '../../sandbox';
import { skippingClock } from './clock';
import { unmistakable, type CredentialData } from './credentials';
import { asLoaded, runAsTool, runNode, type Result, type Setup } from './engine';

/** What every sandbox offers to the tests. */
export interface Sandbox {
	url: string;
	requests: LoggedRequest[];
	contractViolations: ContractViolation[];
	faults: FaultPlan;
	reset: () => void;
	close: () => Promise<void>;
}

/** A service as the tests know it. */
export interface ServiceFixture<S extends Sandbox> {
	service: Service;
	newNode: () => INodeType;
	credentialType: ICredentialType;
	start: () => Promise<S>;
	/** The credential that leads to the sandbox. */
	credentials(sandbox: S): CredentialData;
}

/** A node beside its sandbox. */
export interface Harness<S extends Sandbox> {
	sandbox: S;
	clock: ReturnType<typeof skippingClock>;
	setup: Setup;
	/** Runs an operation, e.g. `run('message:send', {...}, items)`. */
	run: (
		id: string,
		parameters?: INodeParameters,
		items?: INodeExecutionData[],
		settings?: Partial<INode>,
	) => Promise<Result>;
	/** Runs it as the tool of an AI agent, through n8n's native routing. */
	asTool: (id: string, parameters?: INodeParameters, settings?: Partial<INode>) => Promise<INodeExecutionData[]>;
	/** Runs it as the tool of an AI Agent of version 3: as a node of its own. */
	byAgent: (id: string, parameters?: INodeParameters, settings?: Partial<INode>) => Promise<Result>;
	/** Routes of the requests that arrived, in order. */
	routes: () => Array<string | undefined>;
	requestsTo: (route: string) => LoggedRequest[];
}

/** The node as n8n loads it, made from a service that differs in `changes`. */
export function nodeOf<S extends Sandbox>(fixture: ServiceFixture<S>, changes: Partial<Service> = {}): INodeType {
	const node = fixture.newNode();
	const service = { ...fixture.service, ...changes };
	node.description.properties = describeResources(service);
	node.customOperations = customOperationsOf(service);
	return asLoaded(node);
}

/** Parameters of an operation given as `resource:operation`. */
export function withIds(id: string, parameters: INodeParameters = {}): INodeParameters {
	const [resource = '', operation = ''] = id.split(':');
	return { resource, operation, ...parameters };
}

/** A sandbox for the tests of one file: started before them, seeded anew before each, checked and closed after them. */
export function useHarness<S extends Sandbox>(fixture: ServiceFixture<S>): Harness<S> {
	const harness: Partial<Harness<S>> = {};
	beforeAll(async () => {
		harness.sandbox = await fixture.start();
	});
	beforeEach(() => {
		if (!harness.sandbox) throw new Error('The sandbox did not start');
		harness.sandbox.reset();
		Object.assign(harness, harnessAround(harness.sandbox, fixture));
	});
	afterEach(() => {
		expect(harness.sandbox?.contractViolations).toEqual([]);
	});
	afterAll(async () => {
		await harness.sandbox?.close();
	});
	return harness as Harness<S>;
}

function harnessAround<S extends Sandbox>(sandbox: S, fixture: ServiceFixture<S>): Harness<S> {
	const clock = skippingClock();
	const setup: Setup = {
		node: nodeOf(fixture, { clock }),
		credentialTypes: [fixture.credentialType],
		credentials: unmistakable(fixture.credentials(sandbox)),
	};
	return {
		sandbox,
		clock,
		setup,
		run: async (id, parameters, items, settings = {}) =>
			await runNode({ ...setup, settings }, withIds(id, parameters), items),
		asTool: async (id, parameters, settings = {}) =>
			await runAsTool({ ...setup, tool: true, settings }, withIds(id, parameters)),
		byAgent: async (id, parameters, settings = {}) =>
			await runNode({ ...setup, tool: true, settings }, withIds(id, parameters)),
		routes: () => sandbox.requests.map(({ route }) => route),
		requestsTo: (route) => sandbox.requests.filter((request) => request.route === route),
	};
}

/** A picker's value in its By ID mode. */
export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

/** The value of a picker whose IDs are names or codes, or of a field with several kinds, in one of its modes, e.g. `name` or `email`. */
export function by(mode: string, value: string): INodeParameters {
	return { __rl: true, mode, value };
}
