import type { IDataObject } from 'n8n-workflow';
import { asLoaded, runNode } from '../../test/support/engine';
import { withIds } from '../../test/support/harness';
import type { Environment, Known, LiveCase, LivePlan } from './plan';
import { startRecorder, type Recorder } from './recorder';
import { Contract } from './shape';

/** What became of one case. `detail`: why it was left out, or the message of its failure. */
export interface CaseResult {
	id: string;
	outcome: 'failed' | 'left out' | 'passed';
	detail?: string;
}

/** What became of a run. */
export interface LiveResult {
	cases: CaseResult[];
	/** How the answers differ from the contract, one difference a line, without values. */
	differences: string[];
}

/** The variables of the environment that a plan cannot do without, and that are missing. */
export function missingVariables({ required }: LivePlan, environment: Environment): string[] {
	return Object.entries(required)
		.filter(([name]) => !environment[name])
		.map(([name, meaning]) => `${name}: ${meaning}`);
}

/** What a run would create, change, send and delete on the account, one effect a line. */
export function effectsOf({ cases }: LivePlan): string[] {
	return cases.flatMap(({ id, effect }) => (effect === undefined ? [] : [`${id}: ${effect}`]));
}

/**
 * Runs all cases of a plan on the account that the environment gives, one after the other. A case that fails stops no other:
 * those that need its values are left out, and the clean-up runs with what is known. Rejects when no port is free.
 */
export async function runLive(
	plan: LivePlan,
	environment: Environment,
	note: (result: CaseResult) => void = () => {},
): Promise<LiveResult> {
	const recorder = await startRecorder(plan.target(environment), plan.isNoted ?? (() => true));
	const known: Known = Object.fromEntries(
		Object.entries(plan.given).flatMap(([name, variable]) => {
			const value = environment[variable];
			return value ? [[name, value]] : [];
		}),
	);
	const results: CaseResult[] = [];
	try {
		for (const liveCase of plan.cases) {
			const result = await runCase(plan, environment, { liveCase, known, recorder });
			results.push(result);
			note(result);
		}
	} finally {
		await recorder.close();
	}
	const contract = new Contract(plan.contract);
	const differences = new Set(recorder.exchanges.flatMap((exchange) => contract.differencesOf(exchange)));
	return { cases: results, differences: [...differences].sort() };
}

async function runCase(
	plan: LivePlan,
	environment: Environment,
	{ liveCase, known, recorder }: { liveCase: LiveCase; known: Known; recorder: Recorder },
): Promise<CaseResult> {
	const { id, node: name = Object.keys(plan.nodes)[0] ?? '', needs = [] } = liveCase;
	const unknown = needs.filter((value) => known[value] === undefined);
	if (unknown.length > 0) return { id, outcome: 'left out', detail: `${unknown.join(', ')} is not known` };
	const node = plan.nodes[name];
	if (!node) throw new Error(`The plan has no node ${name}`);
	const setup = {
		node: asLoaded(node.newNode()),
		credentialTypes: [node.credentialType],
		credentials: node.credentials(recorder.url, environment),
	};
	const { items, error } = await runNode(setup, withIds(id, liveCase.parameters(known)));
	if (error) return { id, outcome: 'failed', detail: error.message };
	learn(liveCase, known, items[0]?.json ?? {});
	return { id, outcome: 'passed' };
}

function learn({ gives = {}, forgets = [] }: LiveCase, known: Known, item: IDataObject): void {
	for (const [value, field] of Object.entries(gives)) {
		const found = item[field];
		if (typeof found === 'string' || typeof found === 'number') known[value] = String(found);
	}
	for (const value of forgets) known[value] = undefined;
}
