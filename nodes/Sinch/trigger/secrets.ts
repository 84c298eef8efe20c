import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { RecentMap } from '../../shared';
import { saveWebhook, savedWebhookIn, type SavedWebhook } from './savedWebhook';
import { triggerKeyOf } from './triggerKey';

interface Expected {
	secret: string;
	/** The webhook that n8n will save; undefined until Sinch has answered. */
	webhook?: SavedWebhook;
}

/** What n8n has not saved yet, of up to 1,000 triggers of this process. */
const expected = new RecentMap<Expected>(1000);

/**
 * Remembers a secret that Sinch is about to sign with. n8n saves static data only after it has registered all webhooks of a
 * workflow. A delivery may come before that, and Sinch does not send it again after a refusal.
 */
export function expectSecret(context: IHookFunctions, secret: string): void {
	expected.set(triggerKeyOf(context), { secret });
}

/** Remembers a webhook that Sinch has registered, and that n8n will save. */
export function expectWebhook(context: IHookFunctions, webhook: SavedWebhook): void {
	expected.set(triggerKeyOf(context), { secret: webhook.secret, webhook });
}

/** Forgets a secret that Sinch does not sign with any more. */
export function forgetSecret(secret: string): void {
	expected.deleteWhere((entry) => entry.secret === secret);
}

/**
 * The secrets that a delivery may be signed with: the saved one, and one that is not saved yet. Never an empty one.
 *
 * n8n saves the static data of each delivery as a whole. A delivery that was read before the webhook was saved would
 * overwrite it, and the webhook would be lost with the next restart. So the webhook is put into the delivery's static data
 * too.
 */
export function secretsFor(context: IWebhookFunctions): string[] {
	const staticData = context.getWorkflowStaticData('node');
	const unsaved = expected.get(triggerKeyOf(context));
	const saved = savedWebhookIn(staticData);
	if (!saved && unsaved?.webhook) saveWebhook(staticData, unsaved.webhook);
	return [...new Set([saved?.secret ?? '', unsaved?.secret ?? ''])].filter((secret) => secret !== '');
}
