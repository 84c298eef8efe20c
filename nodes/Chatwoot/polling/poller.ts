import { listSource, type Poller } from '../../shared/trigger';
import { askApi } from '../trigger/askApi';
import { readChoices, requireEvents, requireInboxIds } from '../trigger/choices';
import { conversationSource } from './conversationSource';
import { pollingEventMenu } from './fields';
import { polledContacts } from './polledContacts';

/** How the events of Chatwoot are polled. */
export const chatwootPoller: Poller = {
	sourcesOf: (context) => {
		const choices = readChoices(context);
		requireEvents(context, choices, pollingEventMenu);
		requireInboxIds(choices);
		const isOfContacts = (event: string) => event === polledContacts.name;
		return [
			...(choices.events.every(isOfContacts) ? [] : [conversationSource(choices)]),
			...(choices.events.some(isOfContacts) ? [listSource(polledContacts)] : []),
		];
	},
	scopeOf: (context) => JSON.stringify([context.getNode().credentials?.chatwootApi?.id, readChoices(context)]),
	askApi,
	whenEmpty: 'Once a contact has written, a test shows it. A published workflow waits for it.',
};
