import type { DelayedTasks } from '../server/delayedTasks';
import type { Deliveries } from '../server/deliveries';
import type { SinchCredentials } from './credentials';
import type { SinchQuirks } from './quirks';
import type { SinchStore } from './store';
import type { Tokens } from './tokens';

/** The state that the handlers read and change. */
export interface SinchState {
	/** Replaced by a new store on reset. */
	store: SinchStore;
	readonly quirks: SinchQuirks;
	readonly credentials: SinchCredentials;
	readonly tokens: Tokens;
	/** Deliveries of callbacks to webhooks. */
	readonly deliveries: Deliveries;
	/** Delivery reports that are sent later. */
	readonly pendingReports: DelayedTasks;
}
