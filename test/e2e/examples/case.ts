import { sandboxChoices, withChoices } from '../../../dev/choices';
import { readExample, withCredentials, type Example } from '../../../dev/exampleFiles';
import type { Services } from '../../../dev/services';
import type { Execution } from '../support/execution';
import { everyTwoSeconds } from '../support/pollTimes';
import type { Credential, RestClient, SavedWorkflow } from '../support/rest';

/** A real n8n and everything that the examples talk to, as freshly seeded. */
export interface ExampleStage {
	rest: RestClient;
	services: Services;
	credentials: Credential[];
}

/** Imports one example, runs it and expects what its note promises. */
export type ExampleCase = (example: ImportedExample) => Promise<void>;

/** One example in n8n. */
export class ImportedExample {
	constructor(
		readonly file: string,
		private readonly stage: ExampleStage,
	) {}

	get services(): Services {
		return this.stage.services;
	}

	get rest(): RestClient {
		return this.stage.rest;
	}

	/** Runs it from a trigger as it lies in the folder: no credentials, all sample data pinned. */
	async runAsItIs(trigger: string): Promise<Execution> {
		return await this.rest.runWorkflow(await this.rest.createWorkflow(readExample(this.file)), trigger);
	}

	/**
	 * Imports it with credentials that lead to the sandboxes, and with quick polling; sample data stays pinned, but not on our own
	 * nodes, or not at all. `change` makes of it what a person would change before the first run.
	 */
	async import({ withSamples = true, change = (example: Example) => example } = {}): Promise<SavedWorkflow> {
		const { credentials, rest } = this.stage;
		const example = withChoices(change(readExample(this.file)), sandboxChoices(this.file, this.services));
		const connected = withCredentials(pollingOften(example), credentials, await rest.nodeTypes());
		return await rest.createWorkflow(withSamples ? live(connected) : { ...connected, pinData: {} });
	}

	/** Imports it like that and runs it from a trigger to its end. */
	async run(trigger: string): Promise<Execution> {
		return await this.rest.runWorkflow(await this.import(), trigger);
	}

	/** Imports and publishes it, lets something happen that starts it, and gives that run when it has ended. */
	async runPublished<T>(cause: () => Promise<T>): Promise<{ answer: T; execution: Execution }> {
		const workflow = await this.import();
		await this.rest.activate(workflow);
		try {
			const answer = await cause();
			return { answer, execution: await this.rest.nextExecution(workflow) };
		} finally {
			await this.rest.deactivate(workflow);
		}
	}
}

// An example polls every minute, for which a test would have to wait.
function pollingOften(example: Example): Example {
	const nodes = example.nodes.map((node) =>
		node.parameters.pollTimes === undefined
			? node
			: { ...node, parameters: { ...node.parameters, pollTimes: everyTwoSeconds } },
	);
	return { ...example, nodes };
}

function live(example: Example): Example {
	const ours = example.nodes.filter(({ type }) => type.startsWith('n8n-nodes-conversations.')).map(({ name }) => name);
	const pinned = Object.entries(example.pinData).filter(([node]) => !ours.includes(node));
	return { ...example, pinData: Object.fromEntries(pinned) };
}
