import type { AgentBotRecord } from '../store/records';
import { isoTime } from './times';

/** An agent bot, as an assignment and the `meta` of a conversation show it. */
export function agentBotSlimView({ id, name, description, outgoingUrl }: AgentBotRecord) {
	return { id, name, description, thumbnail: '', outgoing_url: outgoingUrl, bot_type: 'webhook' };
}

function botFields({ id, name, description, outgoingUrl, config }: AgentBotRecord) {
	return {
		id,
		name,
		description,
		thumbnail: '',
		outgoing_url: outgoingUrl,
		bot_type: 'webhook',
		bot_config: config,
		account_id: 1,
		system_bot: false,
	};
}

/**
 * An agent bot with its access token. The secret, which signs its calls, is for administrators of servers that sign.
 *
 * Chatwoot v4.15.1 app/views/api/v1/models/_agent_bot.json.jbuilder
 */
export function agentBotView(bot: AgentBotRecord, withSecret: boolean) {
	return { ...botFields(bot), access_token: bot.accessToken, ...(withSecret && { secret: bot.secret }) };
}

/** The agent bot of an inbox. Its access token is the row of the database. Seen on Chatwoot 4.15.1 and 4.8.0. */
export function inboxAgentBotView(bot: AgentBotRecord, withSecret: boolean) {
	const { id, accessToken, createdAt } = bot;
	const at = isoTime(createdAt);
	const token = { id, owner_type: 'AgentBot', owner_id: id, token: accessToken, created_at: at, updated_at: at };
	return { ...botFields(bot), access_token: token, ...(withSecret && { secret: bot.secret }) };
}
