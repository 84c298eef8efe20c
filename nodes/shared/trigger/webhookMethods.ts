import type { IHookFunctions, INodeType } from 'n8n-workflow';

/** How a trigger registers its webhook with the service. n8n calls these when a workflow is activated and deactivated. */
export interface WebhookLifecycle {
	/** Whether the webhook is registered already. */
	checkExists: (context: IHookFunctions) => Promise<boolean>;
	create: (context: IHookFunctions) => Promise<boolean>;
	remove: (context: IHookFunctions) => Promise<boolean>;
}

/** The `webhookMethods` of a trigger node, which n8n calls with its context as `this`. */
export function webhookMethodsOf(lifecycle: WebhookLifecycle): NonNullable<INodeType['webhookMethods']> {
	return {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
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
