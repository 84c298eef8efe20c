import { notifyWebhooks } from './callbacks';
import type { EventRecord, MessageRecord } from './records';
import type { SinchState } from './state';

/** The delivery statuses that are reported, in order. */
const STEPS = ['QUEUED_ON_CHANNEL', 'DELIVERED', 'READ'] as const;

/** Values of a send request that its callbacks repeat. */
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

/**
 * Sends the callbacks about a message of the app: that it was submitted, then each delivery status. Messages to a number
 * that ends in 0000 fail.
 */
export function reportMessage(state: SinchState, message: MessageRecord, echoed: EchoedFields): void {
	const { id: message_id, app_id, app_message: submitted_message, channel_identity } = message;
	const fields = { message_id, ...sharedFields(message) };
	notifyWebhooks(state, 'MESSAGE_SUBMIT', app_id, {
		message_submit_notification: { ...fields, submitted_message },
		...echoed,
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
			notifyWebhooks(state, 'MESSAGE_DELIVERY', app_id, {
				message_delivery_report: { ...fields, ...report },
				...echoed,
			}),
		);
	});
}

/** Sends the callback that an event of the app was delivered. */
export function reportEvent(state: SinchState, appId: string, event: EventRecord): void {
	notifyWebhooks(state, 'EVENT_DELIVERY', appId, {
		event_delivery_report: { event_id: event.id, status: 'DELIVERED', ...sharedFields(event) },
	});
}
