import type { IDataObject, IHookFunctions, INodeProperties, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { cleanPasted, displayValue, InvalidInput, toList, toText } from '../../shared';
import { wrongChoice } from '../../shared/trigger';
import { automationEvents } from './automationEvents';

/** How Chatwoot learns where to send its events: the values of the field Mode. */
export type TriggerMode = 'accountWebhook' | 'agentBot' | 'automationRule' | 'inboxCallback';

/** The parameters of the trigger, as the user set them. */
export interface Choices {
	mode: TriggerMode;
	/** The API's names of the events, those typed under Other Events included. In the mode Automation Rule, whatever comes. */
	events: string[];
	/** The IDs of the inboxes whose events start the workflow; empty for all inboxes. */
	inboxIds: string[];
	acceptUnsigned: boolean;
	includeBots: boolean;
	includeOutgoing: boolean;
	includeOwn: boolean;
	includePrivate: boolean;
	/** True when messages of conversations that a person handles start nothing; in the mode Agent Bot only. */
	onlyPending: boolean;
	onlyUnassigned: boolean;
	onlyVisible: boolean;
}

/** Reads the parameters of the trigger. */
export function readChoices(context: IHookFunctions | IPollFunctions | IWebhookFunctions): Choices {
	const mode = readMode(context);
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return {
		mode,
		events: mode === 'automationRule' ? automationEvents : chosenEvents(context, options),
		inboxIds: inboxIdsIn(context, mode),
		acceptUnsigned: options.acceptUnsigned === true,
		includeBots: options.includeBots === true,
		includeOutgoing: options.includeOutgoing === true,
		includeOwn: options.includeOwn === true,
		includePrivate: options.includePrivate === true,
		onlyPending: mode === 'agentBot' && context.getNodeParameter('onlyPending', true) !== false,
		onlyUnassigned: options.onlyUnassigned === true,
		onlyVisible: options.onlyVisible === true,
	};
}

function chosenEvents(context: IHookFunctions | IPollFunctions | IWebhookFunctions, options: IDataObject): string[] {
	const events = toList(context.getNodeParameter('events', ['message_created']));
	return [...new Set([...events, ...toList(options.otherEvents)])];
}

function inboxIdsIn(context: IHookFunctions | IPollFunctions | IWebhookFunctions, mode: TriggerMode): string[] {
	if (mode === 'automationRule') return [];
	return mode === 'accountWebhook'
		? toList(context.getNodeParameter('inboxIds', [])).map(cleanPasted)
		: [readInboxId(context)];
}

const MODES: readonly TriggerMode[] = ['agentBot', 'automationRule', 'inboxCallback'];

function readMode(context: IHookFunctions | IPollFunctions | IWebhookFunctions): TriggerMode {
	const mode = context.getNodeParameter('mode', 'accountWebhook');
	return MODES.find((known) => known === mode) ?? 'accountWebhook';
}

/** The ID of the inbox that calls the trigger; '' when the user has not chosen one. */
export function readInboxId(context: IHookFunctions | IPollFunctions | IWebhookFunctions): string {
	return cleanPasted(toText(context.getNodeParameter('inboxId', '', { extractValue: true })));
}

/** The parameter Inbox Secret; undefined when it is empty. */
export function readInboxSecret(context: IHookFunctions | IWebhookFunctions): string | undefined {
	return toText(context.getNodeParameter('inboxSecret', '')).trim() || undefined;
}

/** Throws an InvalidInput when the user has chosen no event, or one that the menu does not have. */
export function requireEvents(
	context: IHookFunctions | IPollFunctions,
	{ events }: Choices,
	menu: INodeProperties,
): void {
	if (events.length === 0) throw new InvalidInput('"Events" is empty', 'Choose at least one event.');
	const wrong = wrongChoice(menu, context.getNodeParameter(menu.name, []));
	if (wrong) throw wrong;
}

/** Throws an InvalidInput when one of the inboxes is given by something else than its ID: no event would ever match it. */
export function requireInboxIds({ inboxIds }: Choices): void {
	const odd = inboxIds.find((id) => !/^\d+$/.test(id));
	if (odd === undefined) return;
	throw new InvalidInput(
		`"Inbox Names or IDs" holds ${displayValue(odd)}, which is not the ID of an inbox`,
		'Choose inboxes from the list. An expression has to give their IDs, e.g. 7: an inbox has its ID in the address of its settings.',
	);
}

/**
 * Throws an InvalidInput when deliveries will not be signed and the user has not accepted that. `sender`: what does not
 * sign, as the subject of the message.
 */
export function requireSecret(secret: string | undefined, { acceptUnsigned }: Choices, sender: string): void {
	if (secret !== undefined || acceptUnsigned) return;
	// For a workflow that cannot be published, n8n shows the message without the description.
	throw new InvalidInput(
		`${sender} gives no secret, so nobody could tell its deliveries from forged ones. Update Chatwoot, use the Chatwoot Polling Trigger, or switch on "Accept Unsigned Deliveries"`,
		'Account webhooks are signed from Chatwoot 4.11.2 on, inbox callbacks from 4.13 on. The polling trigger needs no deliveries. With "Accept Unsigned Deliveries" (under Options), everybody who knows the URL can start this workflow.',
	);
}
