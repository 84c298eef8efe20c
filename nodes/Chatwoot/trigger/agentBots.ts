import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, objectAt, toText, type Fetch } from '../../shared';
import { unwrapPayload } from '../answers';
import { callTo, routes } from '../routes';
import { whenRefused } from '../whenRefused';

/** An agent bot of the account. */
export interface AgentBot {
	id: string;
	name: string;
	/** The URL that the bot calls; '' for bots of the server. */
	url: string;
	/** Signs the calls of the bot. Missing on servers that do not sign. */
	secret?: string | undefined;
}

/**
 * The agent bot of the account that calls this URL; undefined when there is none. Throws a Failure, also when the answer is not a
 * list: it does not mean that there is none.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/agent_bots_controller.rb; seen on Chatwoot 4.15.1 and 4.8.0
 */
export async function findBot(fetch: Fetch, url: string): Promise<AgentBot | undefined> {
	const list = unwrapPayload(await fetch(callTo(routes.listAgentBots)));
	if (!Array.isArray(list)) throw new Failure('notSent', 'Chatwoot gave no readable list of agent bots');
	return list
		.filter(isRecord)
		.map(parseBot)
		.find((bot) => bot.url === url);
}

/** Creates an agent bot. Throws a Failure, with the reason `unknown` when Chatwoot may have created it. */
export async function createBot(fetch: Fetch, name: string, url: string): Promise<AgentBot> {
	const body = { name, outgoing_url: url, bot_type: 'webhook' };
	const answer = unwrapPayload(await fetch(callTo(routes.createAgentBot, { body })));
	if (isRecord(answer) && toText(answer.id) !== '') return parseBot(answer);
	throw new Failure('unknown', 'Chatwoot gave no readable answer when it was asked for an agent bot');
}

/** Deletes an agent bot, if it still exists. Throws a Failure. */
export async function deleteBot(fetch: Fetch, id: string): Promise<void> {
	await whenRefused(fetch(callTo(routes.deleteAgentBot, { path: { agent_bot_id: id } })), ['404'], undefined);
}

/**
 * The agent bot of an inbox; undefined when the inbox has none. Throws a Failure.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/inboxes_controller.rb:56; seen on Chatwoot 4.15.1 and 4.8.0
 */
export async function botOfInbox(fetch: Fetch, inboxId: string): Promise<AgentBot | undefined> {
	const answer = await fetch(callTo(routes.getInboxAgentBot, { path: { inbox_id: inboxId } }));
	if (!isRecord(answer))
		throw new Failure('notSent', 'Chatwoot gave no readable answer to the question which bot it has');
	const bot = parseBot(objectAt(answer, 'agent_bot'));
	return bot.id === '' ? undefined : bot;
}

/**
 * Makes a bot the bot of an inbox, in place of its present one; null takes the present one out. Throws a Failure.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/inboxes_controller.rb:60; seen on Chatwoot 4.15.1 and 4.8.0
 */
export async function setBotOfInbox(fetch: Fetch, inboxId: string, botId: string | null): Promise<void> {
	const body = { agent_bot: botId === null ? null : Number(botId) };
	await fetch(callTo(routes.setInboxAgentBot, { path: { inbox_id: inboxId }, body }));
}

function parseBot(record: IDataObject): AgentBot {
	return {
		id: toText(record.id),
		name: toText(record.name),
		url: toText(record.outgoing_url),
		secret: toText(record.secret) || undefined,
	};
}
