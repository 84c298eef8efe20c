import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared/base/record';
import { happeningIn } from './events';

/**
 * The same text for a callback that Sinch delivers again. Messages and events have an ID. Delivery reports have the one of
 * the message; with the status and the channel they are told apart, since a message that switches channels is queued on
 * each. Everything else is known by its whole content, of which the time of the event is a part.
 */
export function idOf(callback: IDataObject): string | undefined {
	const { key, content } = happeningIn(callback);
	const id = toText(content.id) || toText(content.message_id) || toText(content.event_id);
	switch (key) {
		case 'message':
		case 'message_redaction':
		case 'event':
		case 'message_submit_notification':
			if (id !== '') return `${key} ${id}`;
			break;
		case 'message_delivery_report':
		case 'event_delivery_report':
			if (id !== '') {
				const { channel } = objectAt(content, 'channel_identity');
				return `${key} ${id} ${toText(content.status)} ${toText(channel)}`;
			}
	}
	const isTimed = callback.event_time !== undefined || callback.accepted_time !== undefined;
	return isTimed ? createHash('sha256').update(JSON.stringify(callback)).digest('base64') : undefined;
}
