import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What tells the triggers of this process apart. Listening for a test event goes by a webhook of its own. */
export function triggerName(context: IHookFunctions | IWebhookFunctions): string {
	const use = context.getMode() === 'manual' ? 'test' : 'production';
	return `${use} ${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
}
