import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { maskSecrets } from '../../shared/http/apiText';
import { toText } from '../../shared/base/record';
import type { Delivery } from '../../shared/trigger/delivery';
import type { Receiver } from '../../shared/trigger/receive';
import { currentWebhook } from './currentWebhook';
import { fetchDetails } from './details';
import { eventIdOf, fieldsOf, projectIdOf } from './item';
import { isChosen } from './events';
import { keep, registrationIn } from './savedWebhook';
import { isSignedWith, readSignature } from './signature';

/** Respondent's events: how a genuine one is told, and what is made of it. */
export const respondentReceiver: Receiver = {
	rejectionReason: doubt,
	idOf: eventIdOf,
	wants: (context, event) =>
		isChosen(toText(event.event), context.getNodeParameter('events', [])) && isOfProject(context, event),
	itemsOf: async (context, event) => {
		const fetchesDetails = context.getNodeParameter('options.fetchDetails', false) === true;
		const details = fetchesDetails ? await fetchDetails(context, event) : {};
		return [withoutKey(context, { ...fieldsOf(event), ...details, payload: event })];
	},
};

async function doubt(context: IWebhookFunctions, delivery: Delivery, now: number): Promise<string | undefined> {
	const signature = readSignature(delivery);
	if (typeof signature === 'string') return signature;
	const staticData = context.getWorkflowStaticData('node');
	const known = registrationIn(staticData);
	if (known && isSignedWith(known.privateKey, signature, delivery)) return undefined;
	// A delivery can come before n8n has saved the registration. While somebody listens in the editor, it is never saved.
	const url = known?.url ?? (context.getMode() === 'manual' ? undefined : context.getNodeWebhookUrl('default'));
	if (url === undefined) return 'this trigger has registered no webhook';
	const current = await currentWebhook(context, url, now);
	if (!current || current.privateKey === known?.privateKey) return 'its signature is not ours';
	keep(staticData, { ...known, ...current });
	return isSignedWith(current.privateKey, signature, delivery) ? undefined : 'its signature is not ours';
}

// An event that names no project passes: better one run too many than an answer that nobody sees.
function isOfProject(context: IWebhookFunctions, event: IDataObject): boolean {
	const wanted = toText(context.getNodeParameter('projectId', '', { extractValue: true })).trim();
	const projectId = projectIdOf(event);
	return wanted === '' || projectId === undefined || projectId.toLowerCase() === wanted.toLowerCase();
}

// Items go on to other nodes and into n8n's list of executions, where the key has no place.
function withoutKey(context: IWebhookFunctions, item: IDataObject): IDataObject {
	const key = registrationIn(context.getWorkflowStaticData('node'))?.privateKey ?? '';
	const text = JSON.stringify(item);
	return key !== '' && text.includes(key) ? (JSON.parse(maskSecrets(text, [key])) as IDataObject) : item;
}
