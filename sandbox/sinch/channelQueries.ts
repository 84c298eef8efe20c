import type { OperationHandler } from '../server/types';
import { notifyWebhooks } from './callbacks';
import { requireApp } from './lookups';
import { parseRecipient } from './recipients';
import { bodyOf } from './request';
import type { SinchState } from './state';

/** Handlers that answer what the channels make of a recipient or a message. Nothing is sent. */
export const channelQueryHandlers: Record<string, OperationHandler<SinchState>> = {
	/** Answers a receipt. The result comes as one CAPABILITY callback for each channel that reaches the recipient. */
	queryCapability: (call, state) => {
		const { app_id, recipient, request_id = state.store.newId() } = bodyOf(call);
		const app = requireApp(state, app_id);
		const channels = app.channel_credentials.map(({ channel }) => channel);
		const { contact, identities } = parseRecipient(state, app, recipient);
		for (const { channel, identity } of identities) {
			// In the sandbox, numbers that end in 99 are not on WhatsApp.
			if (!channels.includes(channel) || (channel === 'WHATSAPP' && identity.endsWith('99'))) continue;
			notifyWebhooks(state, 'CAPABILITY', app.id, {
				capability_notification: {
					request_id,
					contact_id: contact?.id ?? '',
					channel,
					identity,
					capability_status: 'CAPABILITY_FULL',
					channel_capabilities: [],
				},
			});
		}
		return { status: 200, body: { app_id, recipient, request_id } };
	},

	/** Gives the message as JSON text per channel. The content of the text differs from what Sinch makes of a message. */
	transcodeMessage: (call, state) => {
		const { app_id, app_message, channels, from = '', to = '' } = bodyOf(call);
		requireApp(state, app_id);
		const native = JSON.stringify({ from, to, ...(app_message as object) });
		const transcoded_message = Object.fromEntries((channels as string[]).map((channel) => [channel, native]));
		return { status: 200, body: { transcoded_message } };
	},

	getProjectSettings: (_call, { store, credentials }) => ({
		status: 200,
		body: { project_id: credentials.projectId, settings: store.settings },
	}),
};
