import type { INodeProperties, INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';
import { receive, type Receiver } from '../../nodes/shared/trigger/receive';
import { webhookMethodsOf } from '../../nodes/shared/trigger/webhookMethods';
import type { Setup } from './engine';

const description: INodeTypeDescription = {
	displayName: 'Any Trigger',
	name: 'anyTrigger',
	group: ['trigger'],
	version: 1,
	description: '',
	defaults: { name: 'Any Trigger' },
	inputs: [],
	outputs: ['main'],
	webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
	properties: [],
};

const succeeds = async () => await Promise.resolve(true);

/** A trigger of no service. It has these options, and registers its webhook nowhere. */
export function anyTrigger(receiver: Receiver, options: INodeProperties[], more: INodeProperties[] = []): Setup {
	const collection = { displayName: 'Options', name: 'options', type: 'collection', default: {}, options } as const;
	class AnyTrigger implements INodeType {
		description = { ...description, properties: [...more, collection] };

		webhookMethods = webhookMethodsOf({ checkExists: succeeds, create: succeeds, remove: succeeds });

		async webhook(this: IWebhookFunctions) {
			return await receive(this, receiver);
		}
	}
	return { node: new AnyTrigger(), credentialTypes: [], credentials: {} };
}
