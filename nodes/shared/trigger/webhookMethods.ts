import type { IHookFunctions, INodeType } from 'n8n-workflow';
import { noteActivation } from './catchUp';

/**
 * How a trigger registers its webhook with the service. When a workflow is activated, n8n calls `checkExists`, and `create`
 * if that gave false; when it is deactivated, `remove`. Each throws what n8n shows to the user.
 */
export interface WebhookLifecycle {
	/** Whether the webhook is registered with its present settings. */
	checkExists: (context: IHookFunctions) => Promise<boolean>;
	/** Gives true when the webhook is registered. */
	create: (context: IHookFunctions) => Promise<boolean>;
	/** Gives true when the webhook is removed. */
	remove: (context: IHookFunctions) => Promise<boolean>;
}

/**
 * The `webhookMethods` of a trigger node, which n8n calls with its context as `this`. n8n calls `delete` also when a test event
 * has come, or nobody waits for it any more, and when a new version of an active workflow is published, each time with the mode
 * "update" (n8n 2.41.1 webhooks/test-webhooks.js:424, active-workflow-manager.js:216). So `delete` forgets no event.
 */
export function webhookMethodsOf(lifecycle: WebhookLifecycle): NonNullable<INodeType['webhookMethods']> {
	return {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				noteActivation(this);
				return await lifecycle.checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await lifecycle.create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await lifecycle.remove(this);
			},
		},
	};
}
