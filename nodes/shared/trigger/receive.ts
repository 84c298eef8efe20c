import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { type Clock, systemClock } from '../base/clock';
import { isFirstStart, missedEvents, noteProgress, noteStart, triggerOf, type CatchUp } from './catchUp';
import { type Delivery, type IncomingRequest, readDelivery } from './delivery';
import { withChosenPayload } from './payload';
import { isFirstDelivery } from './redelivery';

/** How the deliveries of one service are verified, filtered and turned into items. */
export interface Receiver {
	/** Why a delivery is rejected, for the log; undefined when it is genuine. `now`: ms since the epoch. */
	rejectionReason: (
		context: IWebhookFunctions,
		delivery: Delivery,
		now: number,
	) => Promise<string | undefined> | string | undefined;
	/** An ID that is the same for every delivery of an event; undefined when repetitions cannot be recognized. */
	idOf: (event: IDataObject) => string | undefined;
	/** Whether the user chose this event. */
	wants: (context: IWebhookFunctions, event: IDataObject) => boolean;
	/**
	 * The items that start the workflow. Each ends with `payload`, the event, which stays only with the option Include Payload. Called
	 * after the response was sent, so it may send requests.
	 */
	itemsOf: (context: IWebhookFunctions, event: IDataObject) => IDataObject[] | Promise<IDataObject[]>;
	/** Whether this version knows the kind of an event. Of another kind, the items keep their payload: it says what the fields do not. */
	knows: (event: IDataObject) => boolean;
	/** How events are found that came while n8n was down; missing where the service cannot tell them. */
	catchUp?: CatchUp;
	/** The clock for `now`; tests replace it. */
	clock?: Clock;
}

/** Tells n8n that the response has been sent. Without `workflowData`, no workflow starts. */
const NO_RESPONSE: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Handles one delivery. The response has no body: 401 when the delivery is not genuine, otherwise 200, sent before the
 * items are made. The workflow starts when the user chose the event and this is its first delivery, or when events came while
 * n8n was down: they come first. Never throws: n8n would start the workflow with an empty item.
 */
export async function receive(context: IWebhookFunctions, receiver: Receiver): Promise<IWebhookResponseData> {
	const delivery = await readVerifiedDelivery(context, receiver);
	if (!delivery) return respond(context, 401);
	const { event } = delivery;
	const isNew = (each: IDataObject) => receiver.wants(context, each) && isFirst(context, receiver, each);
	const isStart = isNew(event);
	respond(context, 200);
	const items = await missedItems(context, receiver, isNew);
	if (isStart) {
		if (receiver.catchUp) noteStart(context, receiver.catchUp, event);
		items.push(...(await itemsOf(context, receiver, event)));
	}
	if (receiver.catchUp) noteProgress(context);
	if (items.length === 0) return NO_RESPONSE;
	return { ...NO_RESPONSE, workflowData: [items.map((json) => ({ json }))] };
}

async function readVerifiedDelivery(context: IWebhookFunctions, receiver: Receiver): Promise<Delivery | undefined> {
	const request: IncomingRequest = context.getRequestObject();
	const delivery = await readDelivery(request);
	const reason =
		typeof delivery === 'string'
			? delivery
			: await receiver.rejectionReason(context, delivery, (receiver.clock ?? systemClock).now());
	if (reason === undefined && typeof delivery !== 'string') return delivery;
	context.logger.warn(`"${context.getNode().name}" refused a delivery: ${reason}`, {
		workflowId: context.getWorkflow().id,
	});
	return undefined;
}

function isFirst(context: IWebhookFunctions, { catchUp, idOf }: Receiver, event: IDataObject): boolean {
	// People who listen for a test event in the editor send the same event several times.
	if (context.getMode() === 'manual') return true;
	const id = idOf(event);
	if (id === undefined) return true;
	// Both remember the event, so both are asked.
	const isStart = !catchUp || isFirstStart(context, catchUp, id, event);
	return isFirstDelivery(triggerOf(context), id, context.getWorkflowStaticData('node')) && isStart;
}

async function missedItems(
	context: IWebhookFunctions,
	receiver: Receiver,
	isNew: (event: IDataObject) => boolean,
): Promise<IDataObject[]> {
	const { catchUp, clock = systemClock } = receiver;
	if (!catchUp) return [];
	const missed = await missedEvents(context, catchUp, { now: clock.now(), isNew });
	const items: IDataObject[] = [];
	for (const event of missed) {
		for (const item of await itemsOf(context, receiver, event)) items.push({ ...item, caughtUp: true });
	}
	return items;
}

// The service got a 200 and will not send the event again, so an error gives an item with the event as it came.
async function itemsOf(context: IWebhookFunctions, receiver: Receiver, event: IDataObject): Promise<IDataObject[]> {
	try {
		const items = await receiver.itemsOf(context, event);
		return receiver.knows(event) ? withChosenPayload(context, items) : items;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		context.logger.warn(`"${context.getNode().name}" hands on an event as it came: ${why}`);
		return [{ payload: event }];
	}
}

function respond(context: IWebhookFunctions, status: 200 | 401): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return NO_RESPONSE;
}
