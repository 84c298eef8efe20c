import {
	NodeOperationError,
	type IHookFunctions,
	type INodeProperties,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { cleanPasted, toText } from '../../shared';
import { choicesIn, wrongChoice } from '../../shared/trigger';
import { toRecord } from '../fieldValues';
import { channels, deliveryStatuses } from './fields';

/** The events that the user wants. */
export interface Subscription {
	appId: string;
	/** Names of triggers in the API, without duplicates. */
	triggers: string[];
	/** Empty for all channels. */
	channels: string[];
	/** Statuses of delivery reports; empty for all. */
	deliveryStatuses: string[];
}

/** Reads the fields of the trigger. */
export function subscriptionOf(context: IHookFunctions | IPollFunctions | IWebhookFunctions): Subscription {
	const options = toRecord(context.getNodeParameter('options', {}));
	const further = toText(options.furtherTriggers)
		.split(/[\s,;]+/)
		.filter((name) => name !== '');
	return {
		appId: cleanPasted(toText(context.getNodeParameter('appId', '', { extractValue: true }))),
		triggers: [...new Set([...choicesIn(context.getNodeParameter('triggers', [])), ...further])],
		channels: choicesIn(options.channels),
		deliveryStatuses: choicesIn(options.deliveryStatuses),
	};
}

/**
 * Reads the fields for an activation or a poll. `triggers` is the menu of events. Throws a NodeOperationError that names a field which
 * is empty, or which holds what its menu does not have.
 */
export function requireSubscription(context: IHookFunctions | IPollFunctions, triggers: INodeProperties): Subscription {
	const subscription = subscriptionOf(context);
	const refuse = (message: string, description: string) =>
		new NodeOperationError(context.getNode(), message, { description });
	if (subscription.appId === '')
		throw refuse('"App" is empty', 'Choose the app whose events are to start the workflow.');
	const options = toRecord(context.getNodeParameter('options', {}));
	const wrong =
		wrongChoice(triggers, context.getNodeParameter('triggers', [])) ??
		wrongChoice(channels, options.channels) ??
		wrongChoice(deliveryStatuses, options.deliveryStatuses);
	if (wrong) throw refuse(wrong.message, wrong.description);
	if (subscription.triggers.length === 0)
		throw refuse('"Trigger On" is empty', 'Choose at least one event, e.g. Message: Received.');
	return subscription;
}
