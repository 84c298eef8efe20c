import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { chatwootBaseUrl } from '../baseUrl';
import { isWebhookRegistered, registerWebhook, unregisterWebhook } from './accountWebhook';
import { beginAutomation } from './automationRule';
import { connectBot, disconnectBot, isBotConnected } from './agentBot';
import { readChoices, type TriggerMode } from './choices';
import { connectInbox, disconnectInbox, isInboxConnected } from './inboxCallback';
import { loadWebhook, triggerUrlOf } from './savedWebhook';

/** How a mode is switched on and off. */
interface Registration {
	isRegistered: (context: IHookFunctions) => Promise<boolean>;
	register: (context: IHookFunctions) => Promise<void>;
	unregister: (context: IHookFunctions) => Promise<void>;
}

const registrations: Record<TriggerMode, Registration> = {
	accountWebhook: { isRegistered: isWebhookRegistered, register: registerWebhook, unregister: unregisterWebhook },
	agentBot: { isRegistered: isBotConnected, register: connectBot, unregister: disconnectBot },
	automationRule: {
		// Chatwoot shows nothing to look at and keeps nothing to take back. The secret is checked each time.
		isRegistered: async () => await Promise.resolve(false),
		register: beginAutomation,
		unregister: async () => await Promise.resolve(),
	},
	inboxCallback: { isRegistered: isInboxConnected, register: connectInbox, unregister: disconnectInbox },
};

/** Whether Chatwoot sends its events to this trigger already. Throws a NodeOperationError when Chatwoot cannot be asked. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { mode } = readChoices(context);
	return (savedMode(context) ?? mode) === mode && (await registrations[mode].isRegistered(context));
}

/** Registers the trigger in the account, or connects it to an inbox. Throws a NodeOperationError. */
export async function register(context: IHookFunctions): Promise<boolean> {
	await checkReachability(context);
	const { mode } = readChoices(context);
	const before = savedMode(context);
	if (before !== undefined && before !== mode) await registrations[before].unregister(context);
	await registrations[mode].register(context);
	return true;
}

/** Undoes `register`. Throws a NodeOperationError when Chatwoot cannot be asked. */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	await registrations[savedMode(context) ?? readChoices(context).mode].unregister(context);
	return true;
}

// The user may have changed the mode since. Undefined where nothing is saved that Chatwoot would have to undo.
function savedMode(context: IHookFunctions): TriggerMode | undefined {
	const { botId, inboxId, webhookId } = loadWebhook(context) ?? {};
	if (botId !== undefined) return 'agentBot';
	if (webhookId !== undefined) return 'accountWebhook';
	return inboxId === undefined ? undefined : 'inboxCallback';
}

// Loopback, the private ranges, link-local addresses, and host names of a local network.
const PRIVATE_HOST =
	/^(localhost|(127|10)(\.\d+){3}|(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2}|\[::1\]|\[f[cd].*|[^.[]+|.*\.(local|internal))$/i;

/** Whether the host of a URL can be reached from its own network only. */
export function isPrivate(url: string): boolean {
	return URL.canParse(url) && PRIVATE_HOST.test(new URL(url).hostname);
}

const CLOUD = 'app.chatwoot.com';

/**
 * Checks that Chatwoot can call n8n: it drops deliveries to private addresses without an error. Throws a NodeOperationError
 * for Chatwoot's own cloud. Other servers may allow private addresses, so for them it logs a warning.
 */
async function checkReachability(context: IHookFunctions): Promise<void> {
	const url = triggerUrlOf(context);
	if (!isPrivate(url)) return;
	const description =
		'Give n8n an address that the internet can reach: its variable N8N_WEBHOOK_URL (WEBHOOK_URL in older versions of n8n), or a tunnel while you try things out.';
	const baseUrl = chatwootBaseUrl(await context.getCredentials('chatwootApi'));
	if (new URL(baseUrl).hostname === CLOUD) {
		const message = `${CLOUD} cannot call ${url}: this address is private. Give n8n a public one (N8N_WEBHOOK_URL)`;
		throw new NodeOperationError(context.getNode(), message, { description });
	}
	if (isPrivate(baseUrl)) return;
	context.logger.warn(
		`"${context.getNode().name}": Chatwoot from 4.14 on does not call private addresses such as ${url}, unless SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true is set there. ${description}`,
	);
}
