import { createHmac } from 'node:crypto';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { isRecord } from '../shared';

/** Why Chatwoot answers 500 to a request about a contact, as a rule (v4.15.1 .../public/api/v1/inboxes/contacts_controller.rb:34). */
export const UNPROVEN =
	'The likely cause: the HMAC token in the credential is wrong, or the inbox enforces identity validation and the credential has no HMAC token or the row no identifier.';

/** The hex HMAC-SHA256 of an identifier. An inbox with identity validation requires it. */
export function identifierHash(identifier: string, hmacToken: string): string {
	return createHmac('sha256', hmacToken).update(identifier).digest('hex');
}

/** The body and the query of a request, with an `identifier_hash` beside every `identifier`. */
export function withIdentifierHash(
	request: IHttpRequestOptions,
	hmacToken: string,
): Pick<IHttpRequestOptions, 'body' | 'qs'> {
	const signed = <T>(fields: T): T =>
		// A form is a Buffer, and holds no identifier.
		!Buffer.isBuffer(fields) && isRecord(fields) && typeof fields.identifier === 'string'
			? { ...fields, identifier_hash: identifierHash(fields.identifier, hmacToken) }
			: fields;
	return {
		...(request.body !== undefined && { body: signed(request.body) }),
		...(request.qs !== undefined && { qs: signed(request.qs) }),
	};
}
