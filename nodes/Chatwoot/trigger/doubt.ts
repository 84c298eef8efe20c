import type { IWebhookFunctions } from 'n8n-workflow';
import type { Delivery } from '../../shared/trigger/delivery';
import { secretAtAccount } from './accountWebhook';
import { askQuickly } from './ask';
import { choicesOf } from './choices';
import { freshSecret } from './freshSecret';
import { secretAtInbox } from './inboxCallback';
import { keepRegistration, registrationOf, type Registration } from './registration';
import { doubtUnder, isSigned, MISMATCH } from './signature';

const NO_SECRET = 'it cannot be verified, as no secret is known, and unsigned deliveries are not accepted';

/**
 * Why a delivery is not to be believed; undefined when it is genuine. Where a secret is known, only its signature counts.
 * One that does not fit may be that of a renewed secret, which is then read from Chatwoot. `now`: ms since the epoch.
 */
export async function doubtOf(
	context: IWebhookFunctions,
	delivery: Delivery,
	now: number,
): Promise<string | undefined> {
	const registration = registrationOf(context);
	if (!registration) return 'this trigger was not switched on properly';
	saveAlong(context, registration);
	const { secret } = registration;
	const untested = choicesOf(context).acceptUnsigned ? undefined : NO_SECRET;
	if (secret === undefined && !isSigned(delivery)) return untested;
	const doubt = secret === undefined ? MISMATCH : doubtUnder(secret, delivery, now);
	if (doubt !== MISMATCH) return doubt;
	const fresh = await freshSecret(registration.url, now, async () => await readSecret(context, registration));
	if (fresh === undefined) return secret === undefined ? untested : MISMATCH;
	if (fresh !== secret) keepRegistration(context, { ...registration, secret: fresh, readAt: now });
	return doubtUnder(fresh, delivery, now);
}

async function readSecret(context: IWebhookFunctions, { url }: Registration): Promise<string | undefined> {
	const { isPasted } = choicesOf(context);
	try {
		return await askQuickly(context, async (fetch) =>
			isPasted ? await secretAtInbox(context, fetch) : await secretAtAccount(fetch, url),
		);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		context.logger.warn(`"${context.getNode().name}" could not read the secret anew: ${why}`);
		return undefined;
	}
}

// n8n saves the static data of a delivery as a whole. One that came before the registration was saved would save its own
// over it. The data of somebody who listens in the editor are never saved.
function saveAlong(context: IWebhookFunctions, registration: Registration): void {
	const staticData = context.getWorkflowStaticData('node');
	if (context.getMode() !== 'manual' && staticData.registration === undefined) {
		staticData.registration = { ...registration };
	}
}
