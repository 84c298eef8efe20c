import type { Attributes, MessageRecord } from '../../store/records';

/**
 * The delivery statuses of a message, in the order of their numbers in the database.
 *
 * Chatwoot v4.15.1 app/models/message.rb:103
 */
export const deliveryStatuses = ['sent', 'delivered', 'read', 'failed'] as const;

/** What a change of the delivery status makes of a message. */
export type StatusChange = Pick<MessageRecord, 'contentAttributes' | 'status'>;

function withError(attributes: Attributes, error: string | null): Attributes {
	// A text that is null already is not written.
	if (error === (attributes.external_error ?? null)) return attributes;
	return { ...attributes, external_error: error };
}

/**
 * A message with another delivery status; undefined when the server does nothing: for an unknown status, and from read back to
 * delivered. The error is kept with `failed` only.
 *
 * Chatwoot v4.15.1 app/services/messages/status_update_service.rb
 */
export function withStatus(message: StatusChange, status: unknown, externalError?: string): StatusChange | undefined {
	const known = deliveryStatuses.find((name) => name === status);
	if (known === undefined || (message.status === 'read' && known === 'delivered')) return undefined;
	const error = known === 'failed' ? (externalError ?? null) : null;
	return { status: known, contentAttributes: withError(message.contentAttributes, error) };
}
