import type { MessageRecord } from '../../store/records';
import type { ViewState } from '../../views/viewState';
import { contactData } from './contactData';

/**
 * The author of a message, or whoever is typing; undefined when there is none. A conversation shows the author of its newest
 * message otherwise than here.
 *
 * Chatwoot v4.15.1 app/models/user.rb, contact.rb and agent_bot.rb, webhook_data; seen on Chatwoot 4.15.1
 */
export function authorData({ store }: Pick<ViewState, 'store'>, sender: MessageRecord['sender']) {
	switch (sender?.type) {
		case 'contact': {
			const contact = store.contact(sender.id);
			return contact && contactData({ store }, contact);
		}
		case 'user': {
			const user = store.users.find(({ id }) => id === sender.id);
			return user && { id: user.id, name: user.name, email: user.email, type: 'user' };
		}
		case 'agent_bot': {
			const bot = store.agentBot(sender.id);
			return bot && { id: bot.id, name: bot.name, type: 'agent_bot' };
		}
		default:
			return undefined;
	}
}
