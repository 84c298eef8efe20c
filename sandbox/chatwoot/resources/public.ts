import type { OperationHandler } from '../../server/types';
import type { ChatwootState } from '../state';
import { publicContactHandlers } from './publicContacts';
import { publicConversationHandlers } from './publicConversations';
import { publicMessageHandlers } from './publicMessages';
import { requireApiInbox } from './visitor';

/** Handlers of the public API, through which contacts use an API inbox. */
export const publicHandlers: Record<string, OperationHandler<ChatwootState>> = {
	...publicContactHandlers,
	...publicConversationHandlers,
	...publicMessageHandlers,

	publicGetInbox: (call, state) => {
		const { identifier, name, hmacMandatory } = requireApiInbox(call, state);
		const body = {
			identifier,
			name,
			timezone: 'UTC',
			working_hours: [],
			working_hours_enabled: false,
			csat_survey_enabled: false,
			greeting_enabled: false,
			identity_validation_enabled: hmacMandatory,
		};
		return { status: 200, body };
	},
};
