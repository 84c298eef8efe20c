import { startChatwoot, startRespondent, startSinch } from '../../sandbox';
import type { Environment } from './plan';

/** A sandbox, and the environment that leads a live run to it. */
export interface SandboxAccount {
	environment: Environment;
	/** The records of a live run that are still there, where the API could have deleted them. */
	left: () => object[];
	close: () => Promise<void>;
}

const MISSING = 'The sandbox is empty';

async function sinch(): Promise<SandboxAccount> {
	const { url, credentials, store, close } = await startSinch();
	const [app] = store.apps;
	if (!app) throw new Error(MISSING);
	const environment = {
		SINCH_URL: url,
		SINCH_PROJECT_ID: credentials.projectId,
		SINCH_KEY_ID: credentials.keyId,
		SINCH_KEY_SECRET: credentials.keySecret,
		SINCH_REGION: 'eu',
		SINCH_APP_ID: app.id,
		SINCH_TO: '+46701234567',
		SINCH_MESSENGER_ID: '7746490198930851',
	};
	const left = () => [
		...store.contacts.filter(({ display_name }) => display_name.startsWith('n8n live test')),
		...store.conversations.filter(({ metadata_json }) => metadata_json.test === 'n8n live'),
	];
	return { environment, left, close };
}

async function respondent(): Promise<SandboxAccount> {
	const { url, credentials, store, close } = await startRespondent();
	const [project] = store.projects;
	const responses = store.screenerResponses.filter(({ projectId }) => projectId === project?.id);
	const [response, other] = responses;
	const [pending, otherPending] = responses.filter(({ status }) => status === 'PENDING');
	const past = responses.find(({ status }) => status === 'PAID');
	if (!project || !response || !other || !pending || !otherPending || !past) throw new Error(MISSING);
	const environment = {
		RESPONDENT_URL: url,
		RESPONDENT_API_KEY: credentials.apiKey,
		RESPONDENT_API_SECRET: credentials.apiSecret,
		RESPONDENT_ENVIRONMENT: 'staging',
		RESPONDENT_PROJECT_ID: project.id,
		RESPONDENT_USER_ID: response.userId,
		RESPONDENT_OTHER_USER_ID: other.userId,
		RESPONDENT_SCREENER_RESPONSE_ID: pending.id,
		RESPONDENT_OTHER_SCREENER_RESPONSE_ID: otherPending.id,
		RESPONDENT_PROFILE_ID: past.profile.id,
	};
	return { environment, left: () => [], close };
}

async function chatwoot(): Promise<SandboxAccount> {
	const { url, credentials, store, close } = await startChatwoot();
	const attribute = store.attributeDefinitions.find(({ model }) => model === 'conversation_attribute');
	const environment = {
		CHATWOOT_URL: url,
		CHATWOOT_ACCOUNT_ID: credentials.accountId,
		CHATWOOT_ACCESS_TOKEN: credentials.accessToken,
		CHATWOOT_INBOX_ID: '7',
		CHATWOOT_AGENT_ID: '3',
		CHATWOOT_LABEL: 'lead',
		CHATWOOT_CUSTOM_ATTRIBUTE: attribute?.key,
		CHATWOOT_INBOX_IDENTIFIER: credentials.inboxIdentifier,
		CHATWOOT_HMAC_TOKEN: credentials.hmacToken,
	};
	return { environment, left: () => [], close };
}

/** Starts the sandbox of a service as an account for a live run, by the name of the service. */
export const sandboxAccounts: Record<string, () => Promise<SandboxAccount>> = { chatwoot, respondent, sinch };
