import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { group } from '../body';
import { toText } from '../../shared/base/record';

/** What the user wants to be told about. */
export interface Subscription {
	appId: string;
	/** Names of triggers, as the API has them, each once. */
	triggers: string[];
	/** Empty: all. */
	channels: string[];
	/** Of delivery reports; empty: all. */
	deliveryStatuses: string[];
}

/** Reads the fields of the trigger. */
export function subscriptionOf(context: IHookFunctions | IWebhookFunctions): Subscription {
	const options = group(context.getNodeParameter('options', {}));
	const further = toText(options.furtherTriggers)
		.split(/[\s,;]+/)
		.filter((name) => name !== '');
	return {
		appId: toText(context.getNodeParameter('appId', '', { extractValue: true })).trim(),
		triggers: [...new Set([...texts(context.getNodeParameter('triggers', [])), ...further])],
		channels: texts(options.channels),
		deliveryStatuses: texts(options.deliveryStatuses),
	};
}

/** The same for activation. Throws a NodeOperationError that names the empty field. */
export function neededSubscription(context: IHookFunctions): Subscription {
	const subscription = subscriptionOf(context);
	const refuse = (message: string, description: string) =>
		new NodeOperationError(context.getNode(), message, { description });
	if (subscription.appId === '')
		throw refuse('"App" is empty', 'Choose the app whose events are to start the workflow.');
	if (subscription.triggers.length === 0)
		throw refuse('"Trigger On" is empty', 'Choose at least one event, e.g. Message: Received.');
	return subscription;
}

function texts(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
