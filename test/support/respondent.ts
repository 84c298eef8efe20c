import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { RespondentApi } from '../../credentials/RespondentApi.credentials';
import { Respondent } from '../../nodes/Respondent/Respondent.node';
import { respondent } from '../../nodes/Respondent/service';
import type { Clock } from '../../nodes/shared/clock';
import { describeResources } from '../../nodes/shared/describe';
import { operationsOf } from '../../nodes/shared/operationsOf';
import type { Service } from '../../nodes/shared/service';
import { startRespondent, type LoggedRequest, type RespondentSandbox } from '../../sandbox';
import { asLoaded, runAsTool, runNode, type Result, type Setup } from './engine';

/** A clock on which waits take no time: sleeping moves it forward. */
export function skippingClock(): Clock & { slept: number[] } {
	let offset = 0;
	const slept: number[] = [];
	return {
		slept,
		now: () => Date.now() + offset,
		sleep: async (ms) => {
			slept.push(ms);
			offset += ms;
			await new Promise<void>((resolve) => setImmediate(resolve));
		},
		random: () => 0.5,
	};
}

/** The node as n8n loads it. With `changes`, made from a service that differs in these. */
export function respondentNode(changes: Partial<Service> = {}): Respondent {
	const node = new Respondent();
	const service = { ...respondent, ...changes };
	node.description.properties = describeResources(service);
	node.customOperations = operationsOf(service);
	asLoaded(node);
	return node;
}

/** The Respondent node beside its sandbox. */
export interface World {
	sandbox: RespondentSandbox;
	clock: ReturnType<typeof skippingClock>;
	setup: Setup;
	/** Runs an operation, e.g. `run('message:send', {...}, items)`. */
	run: (
		id: string,
		parameters?: INodeParameters,
		items?: INodeExecutionData[],
		settings?: Partial<INode>,
	) => Promise<Result>;
	asTool: (id: string, parameters?: INodeParameters) => Promise<INodeExecutionData[]>;
	/** The requests that arrived, as "METHOD route" unless told otherwise. */
	routes: () => Array<string | undefined>;
	requestsTo: (route: string) => LoggedRequest[];
}

/** A sandbox for the tests of one file: started before them, seeded anew before each, checked and closed after them. */
export function useRespondent(): World {
	const world: Partial<World> = {};
	beforeAll(async () => {
		world.sandbox = await startRespondent();
	});
	beforeEach(() => {
		Object.assign(world, freshWorld(world.sandbox));
	});
	afterEach(() => {
		expect(world.sandbox?.contractViolations).toEqual([]);
	});
	afterAll(async () => {
		await world.sandbox?.close();
	});
	return world as World;
}

function freshWorld(sandbox: RespondentSandbox | undefined): World {
	if (!sandbox) throw new Error('The sandbox did not start');
	sandbox.reset();
	const clock = skippingClock();
	const setup: Setup = {
		node: respondentNode({ clock }),
		credentialTypes: [new RespondentApi()],
		credentials: { respondentApi: { environment: 'custom', baseUrl: sandbox.url, ...sandbox.credentials } },
	};
	const withIds = (id: string, parameters: INodeParameters): INodeParameters => {
		const [resource = '', operation = ''] = id.split(':');
		return { resource, operation, ...parameters };
	};
	return {
		sandbox,
		clock,
		setup,
		run: async (id, parameters = {}, items, settings = {}) =>
			await runNode({ ...setup, settings }, withIds(id, parameters), items),
		asTool: async (id, parameters = {}) => await runAsTool(setup, withIds(id, parameters)),
		routes: () => sandbox.requests.map(({ route }) => route),
		requestsTo: (route) => sandbox.requests.filter((request) => request.route === route),
	};
}

/** A picker's value in its By ID mode. */
export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}
