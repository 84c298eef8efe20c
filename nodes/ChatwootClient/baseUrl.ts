import { createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { cleanBaseUrl } from '../shared/http/baseUrl';
import { InvalidInput } from '../shared/base/failure';
import { pathSegment } from '../shared/http/pathSegment';
import { isRecord, toText } from '../shared/base/record';

/** Where the requests of a credential go. Throws a Refusal when address or inbox identifier cannot be what they are for. */
export function clientBaseUrl(credentials: ICredentialDataDecryptedObject): string {
	inboxSegment(credentials);
	return cleanBaseUrl(credentials.baseUrl);
}

/** The inbox identifier as a segment of the path. */
export function inboxSegment({ inboxIdentifier }: ICredentialDataDecryptedObject): string {
	const identifier = toText(inboxIdentifier).trim();
	if (/^\d+$/.test(identifier)) {
		throw new InvalidInput(
			`"Inbox Identifier" is ${identifier}, which looks like the ID of an inbox`,
			'The identifier is a longer text: Settings → Inboxes → your API inbox → Configuration.',
		);
	}
	return pathSegment(identifier, 'Inbox Identifier');
}

/** Hex HMAC-SHA256 of an identifier, by which the inbox knows that it comes from you. */
export function identifierHash(identifier: string, hmacToken: string): string {
	return createHmac('sha256', hmacToken).update(identifier).digest('hex');
}

/** Adds the hash wherever a request names an identifier, in its body or in its query. */
export function withIdentifierHash(
	request: IHttpRequestOptions,
	hmacToken: string,
): Pick<IHttpRequestOptions, 'body' | 'qs'> {
	const signed = <T>(fields: T): T =>
		// A form is a Buffer, and names no identifier.
		!Buffer.isBuffer(fields) && isRecord(fields) && typeof fields.identifier === 'string'
			? { ...fields, identifier_hash: identifierHash(fields.identifier, hmacToken) }
			: fields;
	return {
		...(request.body !== undefined && { body: signed(request.body) }),
		...(request.qs !== undefined && { qs: signed(request.qs) }),
	};
}
