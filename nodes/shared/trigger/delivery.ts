import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../base/record';

/** One event as a service sent it: the bytes that were signed, and what they say. */
export interface Delivery {
	raw: Buffer;
	/** The parsed body. */
	event: IDataObject;
	/** The value of a header. Undefined when it is missing, and when it came twice: then nobody knows which one counts. */
	header: (name: string) => string | undefined;
}

/** The part of n8n's request that a delivery is read from. */
export interface IncomingRequest {
	/** Names and values in turn, as they arrived. */
	rawHeaders: string[];
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/** Events are a lowWaterMark kilobytes; a megabyte is an attack or a mistake. */
const LARGEST = 1_048_576;

/** Reads a request as a delivery. Gives the reason, as text, when it cannot be one. */
export async function readDelivery(request: IncomingRequest): Promise<Delivery | string> {
	await request.readRawBody?.();
	const { rawBody, rawHeaders } = request;
	if (!rawBody || rawBody.length === 0) return 'it has no body';
	if (rawBody.length > LARGEST) return 'its body is larger than 1 MB';
	const event = parsed(rawBody);
	if (!isRecord(event)) return 'its body is not a JSON object';
	return { raw: rawBody, event, header: (name) => onlyHeader(rawHeaders, name) };
}

function parsed(raw: Buffer): unknown {
	try {
		return JSON.parse(raw.toString('utf8'));
	} catch {
		return undefined;
	}
}

function onlyHeader(rawHeaders: string[], name: string): string | undefined {
	const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
	return values.length === 1 ? values[0] : undefined;
}
