import type { IWebhookFunctions } from 'n8n-workflow';
import { callApi } from '../../shared/n8n/callApi';
import { RetryBudget } from '../../shared/http/retryBudget';
import { respondent } from '../service';
import { findWebhook, type TeamWebhook } from './webhooks';

/** Milliseconds for which an answer of the API is taken as it is: forged deliveries must not make us ask all the time. */
const ASKED_AT_MOST_EVERY = 60_000;
/** Triggers of this process whose answers are remembered; the one that was asked for longest ago is forgotten first. */
const TRIGGERS = 1000;
/** The sender waits for three seconds, so one quick try has to do. */
const QUICK = { retryBudget: () => new RetryBudget(1, 0), options: () => ({ timeout: 2_000 }) };

interface Reading {
	/** Milliseconds since the epoch. */
	at: number;
	webhook: Promise<TeamWebhook | undefined>;
}

const readings = new Map<string, Reading>();

/**
 * The team's webhook as the API has it now, if it leads to `url`: it gets another key when it is registered again, e.g.
 * after somebody listened for a test event. Asks once a minute at most; deliveries in between share the answer.
 * Undefined as well when the API cannot be asked. `now`: ms since the epoch.
 */
export async function currentWebhook(
	context: IWebhookFunctions,
	url: string,
	now: number,
): Promise<TeamWebhook | undefined> {
	const last = readings.get(url);
	if (last && now >= last.at && now - last.at < ASKED_AT_MOST_EVERY) return await last.webhook;
	const webhook = ask(context, url);
	readings.delete(url);
	readings.set(url, { at: now, webhook });
	const oldest = readings.keys().next();
	if (readings.size > TRIGGERS && !oldest.done) readings.delete(oldest.value);
	return await webhook;
}

async function ask(context: IWebhookFunctions, url: string): Promise<TeamWebhook | undefined> {
	try {
		const found = await callApi(context, respondent, QUICK, findWebhook);
		return found?.url === url ? found : undefined;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		context.logger.warn(`"${context.getNode().name}" could not ask for the key of its webhook: ${why}`);
		return undefined;
	}
}
