import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { Failure } from '../../shared/base/failure';
import { isRecord, objectAt, toText } from '../../shared/base/record';
import { conversationFields, messageFields, screenerResponseFields } from '../outputs';
import { getConversation, getConversationRoute } from '../ownUid';
import { getMessageRoute } from '../resources/message/get';
import { getScreenerResponseRoute } from '../resources/screenerResponse/get';
import { askApi } from './askApi';
import { attachmentFields, projectIdOf, resourceOf } from './item';
import { type Call, callTo, type Route } from '../../shared/http/call';

export const detailRoutes: Route[] = [getConversationRoute, getMessageRoute, getScreenerResponseRoute];

/** Where the record behind an event is read, and what of it is shown in flat fields. */
interface Source {
	call: (event: IDataObject) => Call;
	fields: (record: IDataObject) => IDataObject;
}

/**
 * The record behind an event, as `details`, and what of it belongs into flat fields. Nothing for kinds of events that have
 * no record to read. Never throws: when it cannot be read, `detailsError` says why in words.
 */
export async function fetchDetails(context: IWebhookFunctions, event: IDataObject): Promise<IDataObject> {
	const source = SOURCES[toText(event.event)];
	if (!source) return {};
	try {
		const record = await askApi(context, async (fetch) => await fetch(source.call(event)));
		if (!isRecord(record)) throw new Failure('rejectedByApi', 'Respondent gave no readable record');
		return { ...known(source.fields(record)), details: record };
	} catch (error) {
		return { details: null, detailsError: error instanceof Error ? error.message : String(error) };
	}
}

const SOURCES: Record<string, Source | undefined> = {
	'CONVERSATIONS.CREATED': {
		call: (event) => getConversation(objectAt(resourceOf(event), 'conversation').uid),
		fields: conversationFields,
	},
	'MESSAGES.CREATED': {
		call: (event) =>
			callTo(getMessageRoute, {
				path: { messageUid: resourceOf(event).messageId },
				labels: { messageUid: 'Message ID' },
			}),
		fields: (record) => ({
			...messageFields(record, undefined),
			contactId: objectAt(record, 'sender').foreignId ?? null,
			...attachmentFields(record),
		}),
	},
	'SCREENER_RESPONSES.CREATED': { call: screenerResponseCall, fields: screenerFields },
	'SCREENER_RESPONSES.UPDATED': { call: screenerResponseCall, fields: screenerFields },
};

function screenerResponseCall(event: IDataObject): Call {
	return callTo(getScreenerResponseRoute, {
		path: { projectId: projectIdOf(event), screenerResponseId: resourceOf(event).id },
		labels: { projectId: 'Project', screenerResponseId: 'Screener Response ID' },
	});
}

/** A screener response with the person as contact, as messages name it. */
export function screenerFields(record: IDataObject): IDataObject {
	const shown = screenerResponseFields(record);
	return { contactId: record.userId ?? null, ...shown };
}

// What the record leaves open must not take away what the event says.
function known(fields: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
