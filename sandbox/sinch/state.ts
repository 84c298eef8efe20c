import type { DelayedTasks } from '../server/delays';
import type { Deliveries } from '../server/deliveries';
import type { SinchQuirks } from './quirks';
import type { SinchStore } from './store';
import type { Tokens } from './tokens';

/** What the handlers work on. */
export interface SinchState {
	/** Replaced by a new one on reset. */
	store: SinchStore;
	readonly quirks: SinchQuirks;
	readonly credentials: SinchCredentials;
	readonly tokens: Tokens;
	/** Callbacks on their way to webhooks. */
	readonly deliveries: Deliveries;
	/** Delivery reports that are not due yet. */
	readonly pendingReports: DelayedTasks;
}

export interface SinchCredentials {
	projectId: string;
	keyId: string;
	keySecret: string;
}
