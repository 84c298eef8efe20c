import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../base/record';

/** One event as it arrived: the bytes, which the service has signed, and the object that they hold. */
export interface Delivery {
	raw: Buffer;
	/** The parsed body. */
	event: IDataObject;
	/** The value of a header, by its lower-case name. Undefined when the header is missing, or came more than once. */
	header: (name: string) => string | undefined;
}

/** The part of n8n's request object from which a delivery is read. */
export interface IncomingRequest {
	/** Names and values in turn, with repeated headers, in their original case. */
	rawHeaders: string[];
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/**
 * Reads a delivery from a request. Gives a text for the log, which says why, when the request is no delivery. n8n limits the
 * size of the body (N8N_PAYLOAD_SIZE_MAX, 16 MB by default), and refuses a larger one with 413 before it calls a trigger.
 */
export async function readDelivery(request: IncomingRequest): Promise<Delivery | string> {
	await request.readRawBody?.();
	const { rawBody, rawHeaders } = request;
	if (!rawBody || rawBody.length === 0) return 'it has no body';
	const event = parseJson(rawBody);
	if (!isRecord(event)) return 'its body is not a JSON object';
	return { raw: rawBody, event, header: (name) => findSingleHeader(rawHeaders, name) };
}

function parseJson(raw: Buffer): unknown {
	try {
		return JSON.parse(raw.toString('utf8'));
	} catch {
		return undefined;
	}
}

function findSingleHeader(rawHeaders: string[], name: string): string | undefined {
	const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
	return values.length === 1 ? values[0] : undefined;
}
