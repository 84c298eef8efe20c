import { createHmac, randomUUID } from 'node:crypto';

/**
 * The headers of an event's delivery. They contain a signature when there is a secret. `at` is its time, in Unix seconds.
 *
 * Chatwoot v4.15.1 lib/webhooks/trigger.rb, request_headers; seen on Chatwoot 4.8.0: no delivery ID
 */
export function deliveryHeaders(
	body: string,
	secret: string | undefined,
	at: number,
	hasDeliveryId = true,
): Record<string, string> {
	const headers = {
		'content-type': 'application/json',
		accept: 'application/json',
		...(hasDeliveryId && { 'x-chatwoot-delivery': randomUUID() }),
	};
	if (secret === undefined) return headers;
	const timestamp = String(at);
	const signature = createHmac('sha256', secret).update(timestamp).update('.').update(body).digest('hex');
	return { ...headers, 'x-chatwoot-timestamp': timestamp, 'x-chatwoot-signature': 'sha256=' + signature };
}
