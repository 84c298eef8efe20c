import type { ConversationService } from '@sinch/conversation';
import type { SinchSandbox } from '../../../sandbox';
import { at } from '../../support/sinch';

// The same for every call, so that two requests can be compared.
const past = new Date(Date.now() - 3_600_000);

/** The seeded records that the SDK's calls are about. */
export interface World {
	sandbox: SinchSandbox;
	service: ConversationService;
	appId: string;
	contactId: string;
	conversationId: string;
	messageId: string;
	eventId: string;
	/** Within the last 30 days. */
	past: Date;
	/** A recipient that no seeded contact has. */
	recipient: { identified_by: { channel_identities: Array<{ channel: 'SMS'; identity: string }> } };
}

/** Picks the records out of a sandbox that has just been seeded. */
export function worldOf(sandbox: SinchSandbox, service: ConversationService): World {
	const { store } = sandbox;
	const event = at(store.events, 0);
	return {
		sandbox,
		service,
		appId: at(store.apps, 0).id,
		contactId: at(store.contacts, 0).id,
		conversationId: at(store.conversations, -1).id,
		messageId: at(store.messages, -1).id,
		eventId: event.id,
		past,
		recipient: { identified_by: { channel_identities: [{ channel: 'SMS', identity: '+46701234567' }] } },
	};
}

/** Text content, as the SDK takes it. */
export const text = (value: string) => ({ text_message: { text: value } });

/** Creates contacts that share the numbers of seeded ones on another channel. Gives how many. */
export async function addIdentityConflicts({ service, sandbox }: World, count: number): Promise<number> {
	const numbers = sandbox.store.contacts.slice(0, count).map(({ channel_identities }) => at(channel_identities, -1));
	for (const { identity } of numbers) {
		await service.contact.create({
			contactCreateRequestBody: { channel_identities: [{ channel: 'RCS', identity }], language: 'EN_US' },
		});
	}
	return count;
}
