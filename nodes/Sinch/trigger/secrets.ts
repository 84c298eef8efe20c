import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { registrationIn } from './registration';
import { triggerName } from './triggerName';

/** Triggers that one process remembers the secrets of. Of others it knows what n8n has saved. */
const REMEMBERED = 1000;

const inUse = new Map<string, string>();

/**
 * Remembers a secret that Sinch is about to sign with. n8n saves static data when all webhooks of a workflow are
 * registered, and Sinch may deliver before: a refusal would be final.
 */
export function expectSecret(context: IHookFunctions, secret: string): void {
	const trigger = triggerName(context);
	inUse.delete(trigger);
	inUse.set(trigger, secret);
	const oldest = inUse.keys().next();
	if (inUse.size > REMEMBERED && !oldest.done) inUse.delete(oldest.value);
}

/** Forgets a secret that Sinch does not sign with any more. */
export function forgetSecret(secret: string): void {
	for (const [trigger, known] of inUse) if (known === secret) inUse.delete(trigger);
}

/** The secrets that a delivery may be signed with: the saved one, and one that is not saved yet. Never an empty one. */
export function secretsFor(context: IWebhookFunctions): string[] {
	const saved = registrationIn(context.getWorkflowStaticData('node'))?.secret ?? '';
	return [...new Set([saved, inUse.get(triggerName(context)) ?? ''])].filter((secret) => secret !== '');
}
