import type { MessageDelivery } from './channels/messageDelivery';
import type { ChatwootCredentials } from './credentials';
import type { ChatwootQuirks } from './quirks';
import type { Throttle } from './rules/throttle';
import type { ServerTraits } from './serverVersion';
import type { ChatwootStore } from './store/store';

/** The state that the handlers read and change. */
export interface ChatwootState {
	/** Replaced by a new store on reset. */
	store: ChatwootStore;
	readonly quirks: ChatwootQuirks;
	readonly credentials: ChatwootCredentials;
	/** What the server's version does otherwise than other versions. */
	readonly server: ServerTraits;
	/** The server's time, in milliseconds since 1970. */
	readonly clock: () => number;
	/** Counts requests, and refuses those beyond the server's limits. */
	readonly throttle: Throttle;
	/** Sends messages to the customers. */
	readonly channels: MessageDelivery;
}
