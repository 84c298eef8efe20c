import type { IWebhookFunctions } from 'n8n-workflow';
import { askedOncePerMinute, hmacOf, isDigest, isFresh, type Delivery } from '../../shared/trigger';
import { findBot } from './agentBots';
import { checkUrlSecret } from './automationRule';
import { askApiOnce } from './askApi';
import { readChoices } from './choices';
import { fetchInboxSecret } from './inboxCallback';
import { loadWebhook, saveWebhook, type SavedWebhook } from './savedWebhook';
import { findWebhook } from './webhooks';

/** The reason for a signature made with another secret. */
export const WRONG_SIGNATURE = 'its signature does not fit the secret';

const NO_SECRET = 'it cannot be verified, as no secret is known, and unsigned deliveries are not accepted';

const SIGNATURE_HEADER = 'x-chatwoot-signature';
const TIMESTAMP_HEADER = 'x-chatwoot-timestamp';
const SCHEME = 'sha256=';

/** Reads secrets from Chatwoot, by the URL of the trigger. */
const readCurrentSecret = askedOncePerMinute<string | undefined>();

/**
 * Why a delivery is rejected; undefined when it is genuine. Once a secret is known, every delivery needs a signature. A
 * signature that does not match may be made with a new secret: somebody may have renewed the secret, or have deleted the
 * webhook and created it again. So the current secret is read from Chatwoot. Calls of automation rules are never signed: their URL
 * holds a secret. `now`: ms since the epoch.
 */
export async function findRejectionReason(
	context: IWebhookFunctions,
	delivery: Delivery,
	now: number,
): Promise<string | undefined> {
	if (readChoices(context).mode === 'automationRule') return checkUrlSecret(context);
	const saved = loadWebhook(context);
	if (!saved) return 'this trigger was not switched on properly';
	const { secret } = saved;
	const reasonWithoutSecret = readChoices(context).acceptUnsigned ? undefined : NO_SECRET;
	if (secret === undefined && delivery.header(SIGNATURE_HEADER) === undefined) return reasonWithoutSecret;
	const reason = secret === undefined ? WRONG_SIGNATURE : checkSignature(secret, delivery, now);
	if (reason !== WRONG_SIGNATURE) return reason;
	const current = await readCurrentSecret(saved.url, now, async () => await fetchSecret(context, saved));
	if (current === undefined) return secret === undefined ? reasonWithoutSecret : WRONG_SIGNATURE;
	if (current !== secret) saveWebhook(context, { ...saved, secret: current, readAt: now });
	return checkSignature(current, delivery, now);
}

/**
 * Why a delivery was not signed with `secret` at about `now` (ms since the epoch); undefined when it was. Chatwoot signs
 * the Unix time of `X-Chatwoot-Timestamp`, a dot, and the raw body.
 */
export function checkSignature(secret: string, { raw, header }: Delivery, now: number): string | undefined {
	const signature = header(SIGNATURE_HEADER);
	const timestamp = header(TIMESTAMP_HEADER);
	if (signature === undefined) return 'its header X-Chatwoot-Signature is missing, or came twice';
	if (timestamp === undefined) return 'its header X-Chatwoot-Timestamp is missing, or came twice';
	if (!isFresh(timestamp, now)) return 'its timestamp is more than five minutes away from the clock of n8n';
	if (!signature.startsWith(SCHEME)) return 'its signature is not of the form sha256=…';
	const digest = hmacOf('sha256', secret, `${timestamp}.`, raw);
	return isDigest(signature.slice(SCHEME.length), digest, 'hex') ? undefined : WRONG_SIGNATURE;
}

// Never throws: then the delivery is rejected, and the log says why.
async function fetchSecret(context: IWebhookFunctions, { url }: SavedWebhook): Promise<string | undefined> {
	const { mode } = readChoices(context);
	try {
		return await askApiOnce(context, async (fetch) => {
			if (mode === 'agentBot') return (await findBot(fetch, url))?.secret;
			return mode === 'inboxCallback'
				? await fetchInboxSecret(context, fetch)
				: (await findWebhook(fetch, url))?.secret;
		});
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		context.logger.warn(`"${context.getNode().name}" could not read the secret anew: ${message}`);
		return undefined;
	}
}
