import type { IDataObject } from 'n8n-workflow';
import type { Output } from '../../shared/operation/operation';
import { objectAt, objectsAt, toText } from '../../shared/base/record';

/** Fields of an app that hold no secrets: what is not listed here never leaves the node. */
export const APP_FIELDS = [
	'channel_credentials',
	'conversation_metadata_report_view',
	'delivery_report_based_fallback',
	'dispatch_retention_policy',
	'display_name',
	'id',
	'message_retry_settings',
	'message_search',
	'persist_message_status',
	'processing_mode',
	'queue_stats',
	'rate_limits',
	'retention_policy',
	'smart_conversation',
];
const CHANNEL_FIELDS = ['channel', 'channel_known_id', 'credential_ordinal_number', 'state'];

function only(record: IDataObject, names: string[]): IDataObject {
	return Object.fromEntries(names.filter((name) => Object.hasOwn(record, name)).map((name) => [name, record[name]]));
}

/** An app without channel tokens, callback secrets, and whatever else the API may come to put in. */
export function withoutSecrets(app: IDataObject): IDataObject {
	const kept = only(app, APP_FIELDS);
	if (kept.channel_credentials === undefined) return kept;
	return {
		...kept,
		channel_credentials: objectsAt(app, 'channel_credentials').map((channel) => only(channel, CHANNEL_FIELDS)),
	};
}

export const appEntity: Output = {
	redact: withoutSecrets,
	simplify: (records) =>
		records.map((record) => ({
			appId: record.id,
			name: record.display_name ?? null,
			processingMode: record.processing_mode ?? null,
			channels: objectsAt(record, 'channel_credentials')
				.map(({ channel }) => toText(channel))
				.join(', '),
			// 64-bit numbers may come as text.
			retentionDays: Number(objectAt(record, 'retention_policy').ttl_days ?? 180),
			dispatchRetentionDays: Number(objectAt(record, 'dispatch_retention_policy').ttl_days ?? 0),
		})),
	ids: ({ id }) => ({ appId: id }),
};
