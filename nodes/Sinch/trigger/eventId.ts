import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared';
import { parseCallback } from './events';

/**
 * An ID that is the same when Sinch delivers a callback again; undefined when the callback has neither an ID nor a time.
 * Messages and events have an ID. A delivery report has the ID of its message, so its status and channel are added: a message
 * that switches channels is queued on each of them. Any other callback has the hash of its content, which includes the time
 * of the event.
 */
export function eventIdOf(callback: IDataObject): string | undefined {
	const { key, content } = parseCallback(callback);
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
	const hasTime = callback.event_time !== undefined || callback.accepted_time !== undefined;
	return hasTime ? createHash('sha256').update(JSON.stringify(callback)).digest('base64') : undefined;
}
