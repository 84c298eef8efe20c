import { createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { cleanPasted, isRecord, toText } from '../shared';

/** Stands in a request for the source ID that belongs to its identifier. The credential fills it in: it has the keys. */
export const DERIVED_SOURCE_ID = '{source_id}';

/**
 * The source ID of a contact with this identifier, the same in every run. Whoever has a source ID can read the session, so it is
 * keyed: by the HMAC token, or by the inbox identifier in a credential without one.
 */
export function derivedSourceId(
	identifier: string,
	{ inboxIdentifier, hmacToken }: ICredentialDataDecryptedObject,
): string {
	const inbox = cleanPasted(toText(inboxIdentifier));
	const key = cleanPasted(toText(hmacToken)) || inbox;
	return createHmac('sha256', key)
		.update(JSON.stringify(['source_id', inbox, identifier]))
		.digest('hex');
}

/** The body of a request, with the source ID filled in where `DERIVED_SOURCE_ID` stands for it. */
export function withDerivedSourceId(
	body: IHttpRequestOptions['body'],
	credentials: ICredentialDataDecryptedObject,
): IHttpRequestOptions['body'] {
	if (Buffer.isBuffer(body) || !isRecord(body) || body.source_id !== DERIVED_SOURCE_ID) return body;
	return { ...body, source_id: derivedSourceId(toText(body.identifier), credentials) };
}
