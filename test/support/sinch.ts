import type { INodeParameters } from 'n8n-workflow';
import { SinchConversationApi } from '../../credentials/SinchConversationApi.credentials';
import { SinchConversation } from '../../nodes/Sinch/SinchConversation.node.ts';
import { sinchConversation } from '../../nodes/Sinch/service';
import { startSinch, type SinchSandbox } from '../../sandbox';
import { useHarness, type ServiceFixture, type Harness } from './harness';

/** The two ways in which Sinch lets one in. */
export const authentications = ['basic', 'oAuth2'] as const;
export type Authentication = (typeof authentications)[number];

let worlds = 0;

// The node trims the project, but keeps tokens by it as it is written: what one test has fetched must not serve the next.
function blanks(count: number): string {
	return count.toString(2).replace(/./g, (digit) => (digit === '0' ? ' ' : '\t'));
}

/** The Sinch Conversation node, its credential and its sandbox. */
export function sinchFixture(authentication: Authentication, tokenLifetimeMs?: number): ServiceFixture<SinchSandbox> {
	return {
		service: sinchConversation,
		newNode: () => new SinchConversation(),
		credentialType: new SinchConversationApi(),
		start: async () =>
			await startSinch({ deliveryTimeoutMs: 60_000, ...(tokenLifetimeMs !== undefined && { tokenLifetimeMs }) }),
		credentials: ({ url, tokenUrl, credentials: { projectId, ...key } }) => ({
			sinchConversationApi: {
				region: 'custom',
				baseUrl: url,
				tokenUrl,
				authentication,
				accessToken: '',
				projectId: projectId + blanks(++worlds),
				...key,
			},
		}),
	};
}

/** The Sinch Conversation node beside its sandbox, for the tests of one file. */
export function useSinch(authentication: Authentication, tokenLifetimeMs?: number): Harness<SinchSandbox> {
	return useHarness(sinchFixture(authentication, tokenLifetimeMs));
}

/** Requests to an endpoint below the project. */
export function sentTo(harness: Harness<SinchSandbox>, method: string, path: string) {
	return harness.requestsTo(`${method} /v1/projects/{project_id}${path}`);
}

/** The field for channel identities with these entries; SMS where only a number is given. */
export function identities(...entries: Array<string | { channel: string; identity: string; appId?: string }>) {
	return {
		identity: entries.map((entry) => (typeof entry === 'string' ? { channel: 'SMS', identity: entry } : entry)),
	};
}

/** The recipient of a send: a phone number by SMS, or an identity on another channel. */
export function recipient(identity: string, channel = 'SMS'): INodeParameters {
	return { __rl: true, mode: channel, value: identity };
}

/** An app of the sandbox by its name: Customer care (conversation), Alerts (dispatch), Reminders (dispatch, kept 7 days). */
export function appNamed({ store }: SinchSandbox, name: 'Alerts' | 'Customer care' | 'Reminders'): string {
	const found = store.apps.find(({ display_name }) => display_name === name);
	if (!found) throw new Error(`There is no app ${name}`);
	return found.id;
}

/** The entry at a place of a list that has to have it. */
export function at<T>(list: readonly T[], index: number): T {
	const found = list.at(index);
	if (found === undefined) throw new Error(`There is no entry ${index}`);
	return found;
}
