import type { INodeParameters } from 'n8n-workflow';
import { startChatwoot, startRespondent, startSinch } from '../../../sandbox';
import type { Credential } from './rest';
import { byId } from './stage';

/** A service whose people write while n8n is down, and the two triggers that hear of it. */
export interface CatchUpWorld {
	credential: Omit<Credential, 'id'>;
	polling: TriggerSketch;
	webhook: TriggerSketch;
	/** Person number `person` (0 to 19) writes. */
	says: (text: string, person: number) => void;
	/** Stores messages of the people with the times of long ago, as an import does. */
	imports: (texts: string[]) => void;
	/** How often the polling trigger has read the list that it begins with. */
	polls: () => number;
	/** The URL to which the service delivers; undefined while no trigger is registered. */
	address: () => string | undefined;
	/** Resolves when every delivery has ended, those to an n8n that is down included. */
	settled: () => Promise<void>;
	contractViolations: () => unknown[];
	close: () => Promise<void>;
}

/** The name of a trigger in this package, and its parameters. */
interface TriggerSketch {
	type: string;
	parameters: INodeParameters;
}

const LONG_AGO = Date.parse('2024-01-01T00:00:00Z');

async function chatwootWorld(): Promise<CatchUpWorld> {
	const sandbox = await startChatwoot();
	const { accountId, accessToken } = sandbox.credentials;
	const list = 'GET /api/v1/accounts/{account_id}/conversations';
	const idOf = (person: number) => sandbox.store.conversations[person]!.id;
	return {
		credential: {
			name: 'Chatwoot sandbox',
			type: 'chatwootApi',
			data: { baseUrl: sandbox.url, accountId, accessToken },
		},
		polling: { type: 'chatwootPollingTrigger', parameters: {} },
		webhook: { type: 'chatwootTrigger', parameters: {} },
		says: (text, person) => sandbox.contactSays(idOf(person), text),
		imports: (texts) => {
			texts.forEach((content, n) => {
				const { id: conversationId, contactId } = sandbox.store.conversations[n % 20]!;
				const sender = { type: 'contact', id: contactId } as const;
				// In Unix seconds.
				sandbox.store.insertMessage({ conversationId, content, type: 0, sender, createdAt: LONG_AGO / 1000 });
			});
		},
		polls: () => sandbox.requests.filter(({ route, status }) => route === list && status === 200).length,
		address: () => sandbox.store.webhooks[0]?.url,
		settled: async () => await sandbox.deliveries.settled(),
		contractViolations: () => sandbox.contractViolations,
		close: async () => await sandbox.close(),
	};
}

async function sinchWorld(): Promise<CatchUpWorld> {
	const sandbox = await startSinch();
	const list = 'GET /v1/projects/{project_id}/messages';
	const appId = sandbox.store.apps.find(({ display_name }) => display_name === 'Customer care')?.id ?? '';
	const parameters = { appId: byId(appId) };
	const says = (text: string, person: number) =>
		sandbox.personSays({ appId, from: `+467012345${String(person).padStart(2, '0')}`, text, channel: 'SMS' });
	return {
		credential: {
			name: 'Sinch sandbox',
			type: 'sinchConversationApi',
			data: {
				region: 'custom',
				baseUrl: sandbox.url,
				tokenUrl: sandbox.tokenUrl,
				authentication: 'oAuth2',
				...sandbox.credentials,
			},
		},
		polling: { type: 'sinchConversationPollingTrigger', parameters },
		webhook: { type: 'sinchConversationTrigger', parameters },
		says,
		imports: (texts) => {
			const ids = new Set(texts.map((text, n) => says(text, n % 20).id));
			for (const message of sandbox.store.messages) {
				if (ids.has(message.id)) message.accept_time = new Date(LONG_AGO).toISOString();
			}
		},
		polls: () => sandbox.requests.filter(({ route, status }) => route === list && status === 200).length,
		address: () => sandbox.store.webhooks[0]?.target,
		settled: async () => await sandbox.deliveries.settled(),
		contractViolations: () => sandbox.contractViolations,
		close: async () => await sandbox.close(),
	};
}

async function respondentWorld(): Promise<CatchUpWorld> {
	// The ten minutes between two attempts to deliver an event take ten milliseconds.
	const sandbox = await startRespondent({ redeliveryScale: 1 / 60_000, deliveryTimeoutMs: 60_000 });
	const list = 'GET /v1/messaging/messages';
	const conversationOf = (person: number) => sandbox.store.conversations[person]!.uid;
	return {
		credential: {
			name: 'Respondent sandbox',
			type: 'respondentApi',
			data: { environment: 'custom', baseUrl: sandbox.url, ...sandbox.credentials },
		},
		polling: { type: 'respondentPollingTrigger', parameters: {} },
		webhook: { type: 'respondentTrigger', parameters: {} },
		says: (text, person) => sandbox.participantSays(conversationOf(person), text),
		imports: (texts) => {
			const createdAt = new Date(LONG_AGO).toISOString();
			texts.forEach((body, n) =>
				sandbox.store.insertMessage({
					conversationUid: conversationOf(n % 20),
					body,
					from: 'participant',
					createdAt,
				}),
			);
		},
		polls: () => sandbox.requests.filter(({ route, status }) => route === list && status === 200).length,
		address: () => sandbox.store.webhooks.find(({ active }) => active)?.url,
		settled: async () => await sandbox.deliveries.settled(),
		contractViolations: () => sandbox.contractViolations,
		close: async () => await sandbox.close(),
	};
}

/** The worlds by the name of the service. Each starts a sandbox of its own on loopback. */
export const catchUpWorlds = {
	Respondent: respondentWorld,
	Chatwoot: chatwootWorld,
	Sinch: sinchWorld,
} satisfies Record<string, () => Promise<CatchUpWorld>>;
