import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { toList } from '../../shared/parameters/convert';
import { toText } from '../../shared/base/record';

/** What the user chose in the panel. */
export interface Choices {
	/** Whether Chatwoot's inbox calls a URL that was pasted there, rather than a webhook that we register. */
	isPasted: boolean;
	/** Names of events; all of them have to be known to the server. */
	events: string[];
	/** Only events of these inboxes; of all when there are none. */
	inboxIds: string[];
	acceptUnsigned: boolean;
	includeBots: boolean;
	includeOutgoing: boolean;
	includeOwn: boolean;
	includePrivate: boolean;
	onlyUnassigned: boolean;
}

/** Reads what the user chose. The fields take no expressions, except those of the inbox and its secret. */
export function choicesOf(context: IHookFunctions | IWebhookFunctions): Choices {
	const isPasted = context.getNodeParameter('mode', 'accountWebhook') === 'inboxCallback';
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return {
		isPasted,
		events: [
			...new Set([...toList(context.getNodeParameter('events', ['message_created'])), ...toList(options.otherEvents)]),
		],
		inboxIds: isPasted ? [inboxIdOf(context)] : toList(context.getNodeParameter('inboxIds', [])),
		acceptUnsigned: options.acceptUnsigned === true,
		includeBots: options.includeBots === true,
		includeOutgoing: options.includeOutgoing === true,
		includeOwn: options.includeOwn === true,
		includePrivate: options.includePrivate === true,
		onlyUnassigned: options.onlyUnassigned === true,
	};
}

/** The inbox whose URL was pasted; '' while none is chosen. */
export function inboxIdOf(context: IHookFunctions | IWebhookFunctions): string {
	return toText(context.getNodeParameter('inboxId', '', { extractValue: true })).trim();
}

/** The inbox's secret as it was typed in; undefined when it was not. */
export function typedSecret(context: IHookFunctions | IWebhookFunctions): string | undefined {
	return toText(context.getNodeParameter('inboxSecret', '')).trim() || undefined;
}
