import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { type Clock, systemClock } from '../base/clock';
import { type Delivery, type IncomingRequest, readDelivery } from './delivery';
import { isFirstDelivery } from './redelivery';

/** What one service's events are, and how a genuine one is told. */
export interface Receiver {
	/** Why a delivery is not to be believed, for the log; undefined when it is genuine. `now`: ms since the epoch. */
	rejectionReason: (
		context: IWebhookFunctions,
		delivery: Delivery,
		now: number,
	) => Promise<string | undefined> | string | undefined;
	/** The same text for an event that is delivered again; undefined when nothing in it says so. */
	idOf: (event: IDataObject) => string | undefined;
	/** Whether the user asked for this event. */
	wants: (context: IWebhookFunctions, event: IDataObject) => boolean;
	/** The items that start the workflow. Runs after the answer, so it may take its time. */
	itemsOf: (context: IWebhookFunctions, event: IDataObject) => IDataObject[] | Promise<IDataObject[]>;
	/** Replaced in tests. */
	clock?: Clock;
}

/** What n8n gets when no workflow is to start; the answer has gone out already. */
const NOTHING: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Handles one delivery: refuses what is not genuine with 401 and no word more, answers 200 at once otherwise, and starts
 * the workflow for an event that is wanted and that came for the first time. Never throws: n8n would start the workflow
 * with an empty item.
 */
export async function receive(context: IWebhookFunctions, receiver: Receiver): Promise<IWebhookResponseData> {
	const delivery = await verifiedDelivery(context, receiver);
	if (!delivery) return respond(context, 401);
	const { event } = delivery;
	if (!receiver.wants(context, event) || !isFirst(context, receiver, event)) return respond(context, 200);
	respond(context, 200);
	const items = await itemsOf(context, receiver, event);
	return { ...NOTHING, workflowData: [items.map((json) => ({ json }))] };
}

async function verifiedDelivery(context: IWebhookFunctions, receiver: Receiver): Promise<Delivery | undefined> {
	const request: IncomingRequest = context.getRequestObject();
	const delivery = await readDelivery(request);
	const doubt =
		typeof delivery === 'string'
			? delivery
			: await receiver.rejectionReason(context, delivery, (receiver.clock ?? systemClock).now());
	if (doubt === undefined && typeof delivery !== 'string') return delivery;
	context.logger.warn(`"${context.getNode().name}" refused a delivery: ${doubt}`, {
		workflowId: context.getWorkflow().id,
	});
	return undefined;
}

function isFirst(context: IWebhookFunctions, { idOf }: Receiver, event: IDataObject): boolean {
	// Listening for a test event ends with the first one, and people send the same one again to look at it.
	if (context.getMode() === 'manual') return true;
	const id = idOf(event);
	if (id === undefined) return true;
	const trigger = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	return isFirstDelivery(trigger, id, context.getWorkflowStaticData('node'));
}

// The event was taken, so it must not be lost to something odd in it.
async function itemsOf(context: IWebhookFunctions, receiver: Receiver, event: IDataObject): Promise<IDataObject[]> {
	try {
		return await receiver.itemsOf(context, event);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		context.logger.warn(`"${context.getNode().name}" hands on an event as it came: ${why}`);
		return [{ payload: event }];
	}
}

function respond(context: IWebhookFunctions, status: 200 | 401): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return NOTHING;
}
