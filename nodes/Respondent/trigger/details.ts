import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { Failure, isRecord, objectAt, toText, withoutNulls, type Call, type Route } from '../../shared';
import { simplifyConversation, simplifyMessage, simplifyScreenerResponse } from '../outputs';
import { callTo, callToConversation, routes } from '../routes';
import { askApi } from './askApi';
import { attachmentFields, projectIdOf, resourceOf } from './item';

export const detailRoutes: Route[] = [routes.getConversation, routes.getMessage, routes.getScreenerResponse];

/** How the record behind an event is read and shown. */
interface DetailReader {
	/** Throws an InvalidInput when the event does not name the record. */
	callFor: (event: IDataObject) => Call;
	/** The record in flat fields. */
	simplify: (record: IDataObject) => IDataObject;
}

/**
 * Reads the record behind an event. Gives it as `details`, and in flat fields; nothing for events without a record. Never
 * throws: when the record cannot be read, `detailsError` says why.
 */
export async function fetchDetails(context: IWebhookFunctions, event: IDataObject): Promise<IDataObject> {
	const reader = READERS[toText(event.event)];
	if (!reader) return {};
	try {
		const record = await askApi(context, async (fetch) => await fetch(reader.callFor(event)));
		if (!isRecord(record)) throw new Failure('rejectedByApi', 'Respondent gave no readable record');
		// An empty field of the record must not hide what the event says.
		return { ...withoutNulls(reader.simplify(record)), details: record };
	} catch (error) {
		return { detailsError: error instanceof Error ? error.message : String(error) };
	}
}

const screenerResponseReader: DetailReader = {
	callFor: (event) =>
		callTo(routes.getScreenerResponse, {
			path: { projectId: projectIdOf(event), screenerResponseId: resourceOf(event).id },
			labels: { projectId: 'Project', screenerResponseId: 'Screener Response ID' },
		}),
	simplify: simplifyApplication,
};

const READERS: Record<string, DetailReader | undefined> = {
	'CONVERSATIONS.CREATED': {
		callFor: (event) => callToConversation(objectAt(resourceOf(event), 'conversation').uid),
		simplify: simplifyConversation,
	},
	'MESSAGES.CREATED': {
		callFor: (event) =>
			callTo(routes.getMessage, {
				path: { messageUid: resourceOf(event).messageId },
				labels: { messageUid: 'Message ID' },
			}),
		simplify: (record) => ({
			...simplifyMessage(record, undefined),
			contactId: objectAt(record, 'sender').foreignId ?? null,
			...attachmentFields(record),
		}),
	},
	'SCREENER_RESPONSES.CREATED': screenerResponseReader,
	'SCREENER_RESPONSES.UPDATED': screenerResponseReader,
};

/** A screener response in flat fields, with the person as `contactId`, as messages have it. */
export function simplifyApplication(record: IDataObject): IDataObject {
	return { contactId: record.userId ?? null, ...simplifyScreenerResponse(record) };
}
