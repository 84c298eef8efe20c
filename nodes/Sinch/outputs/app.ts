import type { IDataObject } from 'n8n-workflow';
import { defineOutput, objectsAt, toText } from '../../shared';
import { retentionOf } from '../appSettings';

/** The properties of an app without secrets. No form of output shows any other property. */
const APP_FIELDS = `channel_credentials conversation_metadata_report_view delivery_report_based_fallback
	dispatch_retention_policy display_name id message_retry_settings message_search persist_message_status processing_mode
	queue_stats rate_limits retention_policy smart_conversation`;
const CHANNEL_FIELDS = 'channel channel_known_id credential_ordinal_number state';

function pick(record: IDataObject, names: string): IDataObject {
	const wanted = names.split(/\s+/).filter((name) => Object.hasOwn(record, name));
	return Object.fromEntries(wanted.map((name) => [name, record[name]]));
}

/** An app without channel tokens, callback secrets, and properties that the API may add later. */
function redactApp(app: IDataObject): IDataObject {
	const shown = pick(app, APP_FIELDS);
	if (shown.channel_credentials === undefined) return shown;
	return {
		...shown,
		channel_credentials: objectsAt(app, 'channel_credentials').map((channel) => pick(channel, CHANNEL_FIELDS)),
	};
}

export const appOutput = defineOutput({
	fieldNames: APP_FIELDS,
	redact: redactApp,
	simplify: (records) =>
		records.map((record) => {
			const { retentionDays, dispatchRetentionDays } = retentionOf(record);
			return {
				appId: record.id,
				name: record.display_name ?? null,
				processingMode: record.processing_mode ?? null,
				channels: objectsAt(record, 'channel_credentials')
					.map(({ channel }) => toText(channel))
					.join(', '),
				// Messages that are kept for ever have no number of days.
				retentionDays: Number.isFinite(retentionDays) ? retentionDays : null,
				dispatchRetentionDays,
			};
		}),
	ids: ({ id }) => ({ appId: id }),
});
