import { sendLimits } from '../../../shared';
import { messageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { findRetried, retryMessage } from '../../steps/retryMessage';
import { conversationId, messageId, numericId } from './fields';

export const retry = defineOperation({
	option: {
		name: 'Retry',
		value: 'retry',
		action: 'Retry a message',
		description:
			'Deliver a message once more whose delivery has failed. One that has not failed is skipped: the contact would get it twice. Chatwoot drops the key of a retried message: a later row with that key and the same text fails, but one with a reworded text is sent. Sends.',
	},
	route: routes.retryMessage,
	alsoCalls: [routes.listMessages],
	path: { conversation_id: conversationId, message_id: messageId },
	options: sendLimits,
	convert: { conversationId: numericId, messageId: numericId },
	dryRun: ({ call: { path } }) => ({
		conversationId: Number(path.conversation_id),
		messageId: Number(path.message_id),
	}),
	run: retryMessage,
	findOwn: findRetried,
	output: messageOutput,
	wording: { noun: 'message', participle: 'sent' },
});
