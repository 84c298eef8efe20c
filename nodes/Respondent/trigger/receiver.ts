import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { maskSecrets, toText } from '../../shared';
import type { Delivery, Receiver } from '../../shared/trigger';
import { fetchCurrentWebhook } from './currentWebhook';
import { fetchDetails } from './details';
import { isChosen } from './events';
import { eventIdOf, isKnown, projectIdOf, simplifyEvent } from './item';
import { missedAtRespondent } from './missedEvents';
import { projectIn } from './project';
import { readSavedWebhook, saveWebhook } from './savedWebhook';
import { isSignedWith, readSignature } from './signature';

/** How `receive` handles the deliveries of Respondent. */
export const respondentReceiver: Receiver = {
	rejectionReason,
	idOf: eventIdOf,
	wants: (context, event) =>
		isChosen(toText(event.event), context.getNodeParameter('events', [])) && isOfProject(context, event),
	itemsOf: async (context, event) => {
		const fetchesDetails = context.getNodeParameter('options.fetchDetails', false) === true;
		const details = fetchesDetails ? await fetchDetails(context, event) : {};
		return [maskKey(context, { ...simplifyEvent(event), ...details, payload: event })];
	},
	knows: isKnown,
	catchUp: missedAtRespondent,
};

async function rejectionReason(
	context: IWebhookFunctions,
	delivery: Delivery,
	now: number,
): Promise<string | undefined> {
	const signature = readSignature(delivery);
	if (typeof signature === 'string') return signature;
	const staticData = context.getWorkflowStaticData('node');
	const saved = readSavedWebhook(staticData);
	if (saved && isSignedWith(saved.privateKey, signature, delivery)) return undefined;
	// A delivery may come before n8n has saved the webhook. While somebody listens in the editor, n8n never saves it.
	const url = saved?.url ?? (context.getMode() === 'manual' ? undefined : context.getNodeWebhookUrl('default'));
	if (url === undefined) return 'this trigger has registered no webhook';
	const current = await fetchCurrentWebhook(context, url, now);
	if (!current || current.privateKey === saved?.privateKey) return 'its signature is not ours';
	saveWebhook(staticData, { ...saved, ...current });
	return isSignedWith(current.privateKey, signature, delivery) ? undefined : 'its signature is not ours';
}

// An event that names no project passes: a lost answer is worse than one execution too many.
function isOfProject(context: IWebhookFunctions, event: IDataObject): boolean {
	const wanted = projectIn(context);
	const projectId = projectIdOf(event);
	return wanted === '' || projectId === undefined || projectId.toLowerCase() === wanted;
}

// n8n passes items to other nodes and lists them in its executions, so no item may show the signing key.
function maskKey(context: IWebhookFunctions, item: IDataObject): IDataObject {
	const key = readSavedWebhook(context.getWorkflowStaticData('node'))?.privateKey ?? '';
	const text = JSON.stringify(item);
	return key !== '' && text.includes(key) ? (JSON.parse(maskSecrets(text, [key])) as IDataObject) : item;
}
