import { notifyWebhooks } from './callbacks';
import type { EventRecord, MessageRecord } from './records';
import type { SinchState } from './state';

const STEPS = ['QUEUED_ON_CHANNEL', 'DELIVERED', 'READ'] as const;

/** What a request to send said that its callbacks repeat. */
export interface EchoedFields {
	message_metadata?: string;
	correlation_id?: string;
}

const sharedFields = ({
	channel_identity,
	conversation_id,
	contact_id,
	processing_mode,
}: MessageRecord | EventRecord) => ({
	conversation_id,
	channel_identity,
	contact_id,
	metadata: '',
	processing_mode,
});

const isSubscribed = ({ store }: SinchState, appId: string, trigger: string) =>
	store.webhooks.some(({ app_id, triggers }) => app_id === appId && triggers.includes(trigger));

/** Reports on a message of ours: that it was taken on, and then each state it reaches; a number that ends in 0000 fails. */
export function reportMessage(state: SinchState, message: MessageRecord, note: EchoedFields): void {
	const { id: message_id, app_id, app_message: submitted_message, channel_identity } = message;
	const fields = { message_id, ...sharedFields(message) };
	notifyWebhooks(state, 'MESSAGE_SUBMIT', app_id, {
		message_submit_notification: { ...fields, submitted_message },
		...note,
	});
	if (!isSubscribed(state, app_id, 'MESSAGE_DELIVERY')) return;
	const failed = channel_identity.identity.endsWith('0000');
	const reason = {
		code: 'RECIPIENT_NOT_REACHABLE',
		description: 'The underlying channel reported: unknown subscriber',
		sub_code: 'UNSPECIFIED_SUB_CODE',
	};
	const reports = failed ? [{ status: 'FAILED', reason }] : STEPS.map((status) => ({ status }));
	reports.forEach((report, index) => {
		state.pendingReports.schedule(state.quirks.deliveryStepMs * (index + 1), () =>
			notifyWebhooks(state, 'MESSAGE_DELIVERY', app_id, { message_delivery_report: { ...fields, ...report }, ...note }),
		);
	});
}

/** Reports that an event of ours has arrived. */
export function reportEvent(state: SinchState, appId: string, event: EventRecord): void {
	notifyWebhooks(state, 'EVENT_DELIVERY', appId, {
		event_delivery_report: { event_id: event.id, status: 'DELIVERED', ...sharedFields(event) },
	});
}
