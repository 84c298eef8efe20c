import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { registrationIn, type Registration } from './savedWebhook';
import { triggerName } from './triggerKey';

/** Triggers that one process remembers the secrets of. Of others it knows what n8n has saved. */
const REMEMBERED = 1000;

interface InUse {
	secret: string;
	/** What n8n is about to save; missing until Sinch has answered. */
	registration?: Registration;
}

const inUse = new Map<string, InUse>();

/**
 * Remembers a secret that Sinch is about to sign with. n8n saves static data when all webhooks of a workflow are
 * registered, and Sinch may deliver before: a refusal would be final.
 */
export function expectSecret(context: IHookFunctions, secret: string): void {
	remember(triggerName(context), { secret });
}

/** Remembers what n8n is about to save of a webhook that Sinch has registered. */
export function expectRegistration(context: IHookFunctions, registration: Registration): void {
	remember(triggerName(context), { secret: registration.secret, registration });
}

/** Forgets a secret that Sinch does not sign with any more. */
export function forgetSecret(secret: string): void {
	for (const [trigger, known] of inUse) if (known.secret === secret) inUse.delete(trigger);
}

/**
 * The secrets that a delivery may be signed with: the saved one, and one that is not saved yet. Never an empty one.
 *
 * n8n saves the static data of a delivery as a whole. One that came before the registration was saved would save its
 * own over it, and nothing would be left after a restart. So it takes the registration along.
 */
export function secretsFor(context: IWebhookFunctions): string[] {
	const staticData = context.getWorkflowStaticData('node');
	const known = inUse.get(triggerName(context));
	const saved = registrationIn(staticData);
	if (!saved && known?.registration) staticData.registration = { ...known.registration };
	return [...new Set([saved?.secret ?? '', known?.secret ?? ''])].filter((secret) => secret !== '');
}

function remember(trigger: string, known: InUse): void {
	inUse.delete(trigger);
	inUse.set(trigger, known);
	const oldest = inUse.keys().next();
	if (inUse.size > REMEMBERED && !oldest.done) inUse.delete(oldest.value);
}
