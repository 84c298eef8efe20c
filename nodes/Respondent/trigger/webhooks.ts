import type { Fetch } from '../../shared/n8n/callApi';
import { toFailure, Failure } from '../../shared/base/failure';
import { isRecord } from '../../shared/base/record';
import { unlessUnknown } from './undefinedWhenMissing';
import { callTo, type Route } from '../../shared/http/call';

const findRoute: Route = 'GET /v1/webhooks';
const createRoute: Route = 'POST /v1/webhooks';
const deleteRoute: Route = 'DELETE /v1/webhooks/{webhookId}';

export const webhookRoutes: Route[] = [findRoute, createRoute, deleteRoute];

/** The one webhook of a team. */
export interface TeamWebhook {
	id: string;
	url: string;
	/** What its events are signed with. */
	privateKey: string;
}

/** The active webhook of the team, if there is one. Throws a Failure when that cannot be found out. */
export async function findWebhook(fetch: Fetch): Promise<TeamWebhook | undefined> {
	const answer = await unlessUnknown(async () => await fetch(callTo(findRoute)));
	// How the API says that there is none is not documented: 404, null, nothing or {} have all to be expected.
	if (isNone(answer)) return undefined;
	const webhook = readWebhook(answer);
	if (webhook) return webhook;
	throw new Failure('notSent', 'Respondent gave no readable answer to the question which webhook the team has', {
		description: 'So none was registered, to be safe. Check the base URL in the credential, or try again later.',
	});
}

/**
 * Makes `url` the team's webhook, in place of whatever it was. When the answer gets lost, it looks whether it worked.
 * Throws a Failure when it did not, or may not have.
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

/** Switches a webhook off. One that is gone already is fine. Throws a Failure when the API says no. */
export async function deactivateWebhook(fetch: Fetch, { id }: TeamWebhook): Promise<void> {
	const parts = { path: { webhookId: id }, labels: { webhookId: 'Webhook' } };
	await unlessUnknown(async () => await fetch(callTo(deleteRoute, parts)));
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
