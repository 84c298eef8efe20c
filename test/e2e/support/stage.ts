import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../support/harness';
import { startInstance, type Instance } from './instance';
import type { Credential } from './rest';

/** A real n8n beside the sandbox of a service, with a saved credential that leads there. */
export interface Stage<S extends Sandbox> {
	n8n: Instance;
	sandbox: S;
	credential: Credential;
}

/** The service of a stage. */
interface StagedService<S extends Sandbox> {
	start: () => Promise<S>;
	credentialOf: (sandbox: S) => Omit<Credential, 'id'>;
}

/** An n8n and a sandbox for the tests of one file; the sandbox is seeded anew before each test. `name` is that of the log. */
export function useStage<S extends Sandbox>(name: string, { start, credentialOf }: StagedService<S>): Stage<S> {
	const stage: Partial<Stage<S>> = {};
	beforeAll(async () => {
		stage.sandbox = await start();
		stage.n8n = await startInstance(name);
		stage.credential = await stage.n8n.rest.createCredential(credentialOf(stage.sandbox));
	}, 15 * 60_000);
	beforeEach(() => stage.sandbox?.reset());
	afterEach(() => expect(stage.sandbox?.contractViolations).toEqual([]));
	afterAll(async () => {
		await stage.n8n?.close();
		await stage.sandbox?.close();
	}, 60_000);
	return stage as Stage<S>;
}

/** What a picker holds when an ID is typed or mapped into it. */
export const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
