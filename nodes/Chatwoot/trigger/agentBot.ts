import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { InvalidInput, systemClock, toText, type Fetch } from '../../shared';
import { whenRefused } from '../whenRefused';
import { botOfInbox, createBot, deleteBot, findBot, setBotOfInbox, type AgentBot } from './agentBots';
import { askApi, fetchOwnUserId } from './askApi';
import { isOtherUrlOf, type OwnUrl } from './callbackUrl';
import { readChoices, readInboxId, requireEvents, requireSecret } from './choices';
import { createOrFind } from './createOrFind';
import { requireBotEvents } from './botEvents';
import { botEventMenu } from './fields';
import { listInboxes, requireInbox } from './inboxes';
import { forgetWebhook, loadWebhook, saveWebhook, triggerUrlOf, type SavedWebhook } from './savedWebhook';

/** Whether a bot of the trigger was connected to an inbox before. If so, connects it again. Throws a NodeOperationError. */
export async function isBotConnected(context: IHookFunctions): Promise<boolean> {
	const saved = loadWebhook(context);
	if (saved?.url !== triggerUrlOf(context) || saved.botId === undefined) return false;
	await connectBot(context);
	return true;
}

/**
 * Creates an agent bot with our URL, or adopts the one that there is, and makes it the bot of the chosen inbox. A bot of another
 * inbox is taken out there. Throws a NodeOperationError: among others, when the inbox has another bot.
 *
 * Chatwoot has no request that connects a bot only to an inbox without one. So a bot that somebody connects between the look and
 * the connection is replaced.
 */
export async function connectBot(context: IHookFunctions): Promise<void> {
	const url = triggerUrlOf(context);
	const choices = readChoices(context);
	const saved = loadWebhook(context);
	await askApi(context, async (fetch) => {
		requireBotEvents(choices);
		requireEvents(context, choices, botEventMenu);
		const inbox = requireInbox(await listInboxes(fetch), readInboxId(context));
		const inboxId = toText(inbox.id);
		const present = await botOfInbox(fetch, inboxId);
		requireFreeInbox(inbox, present, { url, saved, isTest: context.getMode() === 'manual' });
		const ownUserId = await fetchOwnUserId(fetch);
		const bot = await ownBot(fetch, url, `n8n: ${context.getWorkflow().name ?? ''}`.trim());
		const { secret } = bot;
		if (secret === undefined && !choices.acceptUnsigned) await deleteBot(fetch, bot.id);
		requireSecret(secret, choices, 'This Chatwoot');
		// Saved before the bot is connected: the first message may follow at once.
		saveWebhook(context, { url, botId: bot.id, inboxId, secret, ownUserId, readAt: systemClock.now() });
		if (present?.id !== bot.id) {
			await setBotOfInbox(fetch, inboxId, bot.id).catch(async (error: unknown) => {
				await deleteBot(fetch, bot.id).catch(() => undefined);
				forgetWebhook(context);
				throw error;
			});
		}
		if (saved?.botId === bot.id && saved.inboxId !== inboxId) await takeOut(fetch, saved);
		// The bot with the address that n8n had before. A saved bot with our URL is gone: the new one has its URL.
		if (saved?.botId !== undefined && saved.url !== url) await removeBot(fetch, saved);
		// A bot with the test URL of this trigger.
		else if (present !== undefined && present.id !== bot.id) await deleteBot(fetch, present.id);
	});
}

/**
 * Takes the bot of the trigger out of its inbox, unless the inbox has another one by now, and deletes it. Throws a
 * NodeOperationError when Chatwoot cannot be asked; the saved bot is kept then.
 */
export async function disconnectBot(context: IHookFunctions): Promise<void> {
	const saved = loadWebhook(context) ?? { url: triggerUrlOf(context) };
	await askApi(context, async (fetch) => await removeBot(fetch, saved));
	forgetWebhook(context);
}

/** What is known of a bot of the trigger. */
type OwnBot = Pick<SavedWebhook, 'botId' | 'inboxId' | 'url'>;

async function ownBot(fetch: Fetch, url: string, name: string): Promise<AgentBot> {
	const find = async () => await findBot(fetch, url);
	return await createOrFind('agent bot', {
		create: async () => (await find()) ?? (await createBot(fetch, name, url)),
		find,
	});
}

async function removeBot(fetch: Fetch, own: OwnBot): Promise<void> {
	await takeOut(fetch, own);
	const bot = await findBot(fetch, own.url);
	if (bot) await deleteBot(fetch, bot.id);
}

// Nothing is done when the inbox was deleted, or when somebody has connected another bot since.
async function takeOut(fetch: Fetch, own: OwnBot): Promise<void> {
	if (own.inboxId === undefined) return;
	const present = await whenRefused(botOfInbox(fetch, own.inboxId), ['404'], undefined);
	if (present && isSaved(present, own)) await setBotOfInbox(fetch, own.inboxId, null);
}

// A bot to which somebody has given another URL by hand is no longer ours.
function isSaved({ id, url }: AgentBot, saved: OwnBot | undefined): boolean {
	return id === saved?.botId && url === saved.url;
}

/** Throws an InvalidInput when the inbox has a bot that the trigger may not replace: one that it did not create itself. */
function requireFreeInbox(inbox: IDataObject, bot: AgentBot | undefined, { url, saved, isTest }: OwnUrl): void {
	if (bot === undefined || bot.url === url || isSaved(bot, saved)) return;
	const name = toText(inbox.name);
	const isOwn = isOtherUrlOf(bot.url, url);
	// A bot with the test URL stays behind when n8n is stopped while somebody listens for a test event.
	if (isOwn && !isTest) return;
	if (isOwn) {
		throw new InvalidInput(
			`The bot of the inbox "${name}" calls the production URL of this trigger, and an inbox has one bot only`,
			'Unpublish the workflow while you listen for a test event.',
		);
	}
	throw new InvalidInput(
		`The inbox "${name}" has an agent bot, "${bot.name}", which is not replaced`,
		`Choose another inbox, or the mode Account Webhook. If nobody needs that bot, disconnect it in Chatwoot: Settings → Inboxes → ${name} → Bot Configuration.`,
	);
}
