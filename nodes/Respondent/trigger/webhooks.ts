import { Failure, isRecord, toFailure, type Fetch, type Route } from '../../shared';
import { callTo } from '../routes';
import { undefinedWhenMissing } from './undefinedWhenMissing';

const findRoute = 'GET /v1/webhooks';
const createRoute = 'POST /v1/webhooks';
const deleteRoute = 'DELETE /v1/webhooks/{webhookId}';

export const webhookRoutes: Route[] = [findRoute, createRoute, deleteRoute];

/** The webhook of a team. A team has one at most. */
export interface TeamWebhook {
	id: string;
	url: string;
	/** The key that signs its events. */
	privateKey: string;
}

/** Reads the active webhook of the team. Throws a Failure when the answer cannot be read. */
export async function findWebhook(fetch: Fetch): Promise<TeamWebhook | undefined> {
	const answer = await undefinedWhenMissing(async () => await fetch(callTo(findRoute)));
	// The documentation does not say how the API answers for a team without a webhook: 404, null, nothing or {} may come.
	if (isNone(answer)) return undefined;
	const webhook = readWebhook(answer);
	if (webhook) return webhook;
	throw new Failure('notSent', 'Respondent gave no readable answer to the question which webhook the team has', {
		description: 'So none was registered, to be safe. Check the base URL in the credential, or try again later.',
	});
}

/**
 * Registers `url` as the team's webhook; it replaces the webhook that the team has. When the answer is lost, it reads the
 * webhook instead. Throws a Failure when the webhook was not registered, or when nobody knows.
 */
export async function registerWebhook(fetch: Fetch, url: string): Promise<TeamWebhook> {
	try {
		const webhook = readWebhook(await fetch(callTo(createRoute, { body: { url } })));
		if (webhook?.url === url) return webhook;
	} catch (error) {
		const failure = toFailure(error, 'rejectedByApi');
		if (failure.reason !== 'unknown') throw failure;
	}
	const found = await findWebhook(fetch);
	if (found?.url === url) return found;
	throw new Failure('notSent', 'Respondent did not confirm that it registered the webhook', {
		description: 'Try again later. A webhook that was registered after all is found and used then.',
	});
}

/** Deletes a webhook, unless it is gone already. Throws a Failure when the API refuses. */
export async function deleteWebhook(fetch: Fetch, { id }: TeamWebhook): Promise<void> {
	const call = callTo(deleteRoute, { path: { webhookId: id }, labels: { webhookId: 'Webhook' } });
	await undefinedWhenMissing(async () => await fetch(call));
}

function isNone(answer: unknown): boolean {
	if (typeof answer === 'string') return answer.trim() === '';
	return answer === null || (typeof answer !== 'object' ? answer === undefined : Object.keys(answer).length === 0);
}

function readWebhook(answer: unknown): TeamWebhook | undefined {
	if (!isRecord(answer)) return undefined;
	const { id, url, privateKey } = answer;
	if (typeof id !== 'string' || typeof url !== 'string' || typeof privateKey !== 'string') return undefined;
	return privateKey === '' ? undefined : { id, url, privateKey };
}
