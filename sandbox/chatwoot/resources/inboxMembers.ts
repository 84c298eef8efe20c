import type { OperationHandler } from '../../server/types';
import { bodyOf } from '../params';
import { authorize, authorizeAdministrator } from '../rules/access';
import { demand, seesInbox } from '../rules/visibility';
import type { ChatwootState } from '../state';
import type { InboxRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';
import { agentView } from '../views/account';
import { requireInbox } from './lookups';
import { userIdsIn, usersIn } from './members';

const answerOf = ({ memberIds }: InboxRecord, store: ChatwootStore) => ({
	status: 200,
	body: { payload: usersIn(store, memberIds).map(agentView) },
});

/**
 * Handlers of the members of inboxes, i.e. of the agents who see their conversations.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/inbox_members_controller.rb
 */
export const inboxMemberHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listInboxMembers: (call, state) => {
		const caller = authorize(call, state);
		const inbox = requireInbox(call.params.inbox_id, state);
		demand(seesInbox(caller, inbox));
		return answerOf(inbox, state.store);
	},

	addInboxMembers: (call, state) => {
		authorizeAdministrator(call, state);
		const body = bodyOf(call);
		const inbox = requireInbox(body.inbox_id, state);
		inbox.memberIds = [...new Set([...inbox.memberIds, ...userIdsIn(body, state.store)])];
		return answerOf(inbox, state.store);
	},

	setInboxMembers: (call, state) => {
		authorizeAdministrator(call, state);
		const body = bodyOf(call);
		const inbox = requireInbox(body.inbox_id, state);
		inbox.memberIds = userIdsIn(body, state.store);
		return answerOf(inbox, state.store);
	},

	removeInboxMembers: (call, state) => {
		authorizeAdministrator(call, state);
		const body = bodyOf(call);
		const inbox = requireInbox(body.inbox_id, state);
		const removed = userIdsIn(body, state.store);
		inbox.memberIds = inbox.memberIds.filter((id) => !removed.includes(id));
		return { status: 200 };
	},
};
