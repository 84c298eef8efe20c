import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/**
 * The key of a trigger among all triggers of this process. A trigger that listens for a test event has another key than the
 * activated one, since it has a webhook of its own.
 */
export function triggerKeyOf(context: IHookFunctions | IWebhookFunctions): string {
	const use = context.getMode() === 'manual' ? 'test' : 'production';
	return `${use} ${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
}
