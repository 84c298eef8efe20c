import type { ChatwootCredentials } from './credentials';
import type { ChatwootQuirks } from './quirks';
import type { ChatwootStore } from './store/store';

/** The state that the handlers read and change. */
export interface ChatwootState {
	/** Replaced by a new store on reset. */
	store: ChatwootStore;
	readonly quirks: ChatwootQuirks;
	readonly credentials: ChatwootCredentials;
}
