import { Agent } from 'node:http';
import axios, { type AxiosInstance } from 'axios';
import type { ICredentialDataDecryptedObject, INodeTypeDescription } from 'n8n-workflow';
import { readExecution, type Execution, type StoredExecution } from './execution';
import { waitFor } from './waitFor';
import type { WorkflowSketch } from './workflow';

export interface Credential {
	id: string;
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

export interface SavedWorkflow extends WorkflowSketch {
	id: string;
	versionId: string;
}

export interface TestVerdict {
	status: 'Error' | 'OK';
	message: string;
}

interface PublicationStatus {
	status: string;
	triggers: Array<{ errorMessage?: string | null }>;
}

interface BreakingChanges {
	report: { targetVersion: string; workflowResults: Array<{ ruleId: string; ruleTitle: string }> };
}

interface AffectedWorkflows {
	affectedWorkflows: Array<{ name: string }>;
}

export const owner = {
	email: 'owner@example.com',
	firstName: 'Test',
	lastName: 'Owner',
	password: 'TestPassw0rd!',
};

const FINISHED = ['canceled', 'crashed', 'error', 'success'];

/** n8n's own REST API, as the editor uses it. Every method throws for an answer other than 2xx, with the answer's text. */
export class RestClient {
	readonly http: AxiosInstance;

	constructor(url: string) {
		// A connection that was kept open may have been closed by n8n while this process was busy.
		const httpAgent = new Agent({ keepAlive: false });
		// The session is bound to the browser's id.
		this.http = axios.create({ baseURL: url, proxy: false, httpAgent, headers: { 'browser-id': 'end-to-end' } });
		this.http.interceptors.response.use(undefined, explain);
	}

	/** Makes the owner account and signs in; needed once per user folder. */
	async setUpOwner(): Promise<void> {
		await this.signIn('/rest/owner/setup', owner);
	}

	/** Signs in again, e.g. with a client of one's own; as the owner unless told otherwise. */
	async logIn(login = { emailOrLdapLoginId: owner.email, password: owner.password }): Promise<void> {
		await this.signIn('/rest/login', login);
	}

	private async signIn(path: string, body: object): Promise<void> {
		const { headers } = await this.http.post(path, body);
		const cookies = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]);
		this.http.defaults.headers.common.cookie = cookies.join('; ');
	}

	/** What the editor's node list is made of. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return (await this.http.get<INodeTypeDescription[]>('/types/nodes.json')).data;
	}

	/** The titles of n8n's own warnings about the saved workflows for n8n 3, with the names of the workflows. */
	async breaksInVersion3(): Promise<Array<{ rule: string; workflows: string[] }>> {
		const { report } = await this.post<BreakingChanges>('/rest/breaking-changes/report/refresh?version=v3', {});
		const details = report.workflowResults.map(async ({ ruleId, ruleTitle }) => {
			const { data } = await this.http.get<{ data: AffectedWorkflows }>(`/rest/breaking-changes/report/${ruleId}`);
			return { rule: ruleTitle, workflows: data.data.affectedWorkflows.map(({ name }) => name).sort() };
		});
		return await Promise.all(details);
	}

	async createCredential(credential: Omit<Credential, 'id'>): Promise<Credential> {
		const { id } = await this.post<{ id: string }>('/rest/credentials', credential);
		return { id, ...credential };
	}

	/** Presses "Test" on values that may differ from the saved ones. */
	async testCredential(credential: Credential): Promise<TestVerdict> {
		return await this.post<TestVerdict>('/rest/credentials/test', { credentials: credential });
	}

	async createWorkflow(sketch: WorkflowSketch): Promise<SavedWorkflow> {
		// Without pinned data, the editor cannot run a node whose predecessors have run already.
		return await this.post<SavedWorkflow>('/rest/workflows', { active: false, pinData: {}, ...sketch });
	}

	/** Starts a workflow at a trigger and gives the execution's id at once. */
	async startWorkflow(workflow: SavedWorkflow, trigger: string): Promise<string> {
		const body = { workflowData: workflow, triggerToStartFrom: { name: trigger } };
		return (await this.post<{ executionId: string }>(`/rest/workflows/${workflow.id}/run`, body)).executionId;
	}

	/** Runs a workflow from a trigger to its end, by default for two minutes at most. */
	async runWorkflow(workflow: SavedWorkflow, trigger: string, timeout = 120_000): Promise<Execution> {
		return await this.finished(await this.startWorkflow(workflow, trigger), timeout);
	}

	/** Waits until an execution has ended, well or not. */
	async finished(executionId: string, timeout = 120_000): Promise<Execution> {
		return await waitFor(
			async () => {
				const execution = await this.execution(executionId);
				return FINISHED.includes(execution.status) ? execution : undefined;
			},
			{ what: `the end of execution ${executionId}`, timeout },
		);
	}

	/** All runs of a workflow, as soon as there are so many and all have ended; the oldest first. */
	async executions({ id }: Pick<SavedWorkflow, 'id'>, count: number): Promise<Execution[]> {
		const params = { filter: JSON.stringify({ workflowId: id }), limit: 100 };
		const ids = await waitFor(
			async () => {
				const answer = await this.http.get<{ data: { results: Array<{ id: string }> } }>('/rest/executions', {
					params,
				});
				// n8n asks for those that run and for those that have ended apart: one that ends meanwhile is in both.
				const found = [...new Set(answer.data.data.results.map((result) => result.id))];
				return found.length >= count ? found : undefined;
			},
			{ what: `${count} runs of workflow ${id}` },
		);
		return await Promise.all(ids.reverse().map(async (one) => await this.finished(one)));
	}

	/** Presses "Listen for Test Event". Throws with n8n's answer when the trigger does not want that. */
	async listen(workflow: SavedWorkflow, trigger: string): Promise<void> {
		await this.post(`/rest/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: trigger },
		});
	}

	/** Stops listening for a test event. */
	async stopListening({ id }: Pick<SavedWorkflow, 'id'>): Promise<void> {
		await this.http.delete(`/rest/test-webhook/${id}`);
	}

	/** Waits for a run of a published workflow to be there and to have ended; the newest one, if there are several. */
	async nextExecution({ id }: Pick<SavedWorkflow, 'id'>): Promise<Execution> {
		const params = { filter: JSON.stringify({ workflowId: id }), limit: 1 };
		const newest = await waitFor(
			async () => {
				const { data } = await this.http.get<{ data: { results: Array<{ id: string }> } }>('/rest/executions', {
					params,
				});
				return data.data.results[0]?.id;
			},
			{ what: `a run of workflow ${id}` },
		);
		return await this.finished(newest);
	}

	async execution(id: string): Promise<Execution> {
		const { data } = await this.http.get<{ data: StoredExecution }>(`/rest/executions/${id}`);
		return await readExecution(data.data);
	}

	/** Publishes a workflow, so that its webhooks and schedules work; they do so some time later. */
	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.post(`/rest/workflows/${id}/activate`, { versionId, name: '', description: '' });
	}

	/** Why the triggers of a published workflow could not be started, as soon as n8n has given up; it tries for half a minute. */
	async publicationTrouble({ id }: SavedWorkflow): Promise<string[]> {
		const settled = await waitFor(
			async () => {
				const { data } = await this.http.get<{ data: PublicationStatus }>(`/rest/workflows/${id}/publication-status`);
				return data.data.status === 'in_progress' ? undefined : data.data;
			},
			{ what: `the publication of workflow ${id}`, timeout: 120_000 },
		);
		return settled.triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
	}

	async deactivate({ id }: SavedWorkflow): Promise<void> {
		await this.post(`/rest/workflows/${id}/deactivate`, {});
	}

	/** Calls a production webhook as soon as it is there, and gives its answer. */
	async callWebhook(path: string, body: object): Promise<unknown> {
		return await waitFor(
			async () => {
				const answer = await this.http.post<unknown>(`/webhook/${path}`, body, { validateStatus: () => true });
				if (answer.status === 404) return undefined;
				if (answer.status >= 400) throw new Error(`Webhook ${path}: ${answer.status} ${JSON.stringify(answer.data)}`);
				return answer.data;
			},
			{ what: `webhook ${path}` },
		);
	}

	private async post<T>(path: string, body: object): Promise<T> {
		return (await this.http.post<{ data: T }>(path, body)).data.data;
	}
}

function explain(error: unknown): never {
	if (!axios.isAxiosError(error) || error.response === undefined) throw error;
	const { status, data } = error.response;
	throw new Error(`${error.config?.method} ${error.config?.url}: ${status} ${JSON.stringify(data)}`);
}
