import { DelayedTasks } from '../server/delayedTasks';
import { Deliveries } from '../server/deliveries';
import { startSandbox, type RunningSandbox } from '../server/sandbox';
import type { ServiceOptions } from '../server/service';
import { deliver, retryPolicy, type CustomCallback } from './callbacks';
import { sampleCredentials, type SinchCredentials } from './credentials';
import { handleDeliverRequest } from './deliverRequest';
import { personSays, type InboundMessage } from './personSays';
import { defaultQuirks, type SinchQuirks } from './quirks';
import type { MessageRecord } from './records';
import { seededStore } from './seed';
import { sinchService } from './service';
import type { SinchState } from './state';
import type { SinchStore } from './store';
import { tokenPath } from './tokenEndpoint';
import { Tokens } from './tokens';

export type { SinchCredentials, SinchQuirks, SinchStore };

/** Options with which the Sinch sandbox starts. */
export interface SinchOptions extends ServiceOptions {
	/** Seed of the data (default 1). The same seed gives the same data. */
	seed?: number;
	/** `default`: 3 apps, 150 contacts, 200 conversations, 2,000 messages. `empty`: only the apps. */
	dataset?: 'default' | 'empty';
	/** Milliseconds until a new access token expires (default 1 hour). */
	tokenLifetimeMs?: number;
	/** How long a call of a webhook waits for its answer, in milliseconds (default 5,000). */
	deliveryTimeoutMs?: number;
}

/** A running sandbox of one Sinch project. */
export interface SinchSandbox extends RunningSandbox<SinchState> {
	/** URL of the token endpoint. */
	tokenUrl: string;
	/** Issues the access tokens. Tests can change their lifetime, and let all tokens expire. */
	tokens: Tokens;
	/** Sends a callback, genuine or forged, to the webhooks of an app. Throws when the app has no webhook. */
	deliver: (callback: CustomCallback) => void;
	/** Lets a person write to an app, and gives the stored message. Throws when the app does not exist. */
	personSays: (message: InboundMessage) => MessageRecord;
}

/** Serves the Sinch Conversation API on 127.0.0.1, from `contracts/sinch.openapi.yaml`. Rejects when the port is taken. */
export async function startSinch(options: SinchOptions = {}): Promise<SinchSandbox> {
	const { seed = 1, dataset = 'default', tokenLifetimeMs = 3_600_000, deliveryTimeoutMs = 5_000 } = options;
	const newStore = () => seededStore(seed, dataset);
	const tokens = new Tokens(tokenLifetimeMs);
	const deliveries = new Deliveries({ ...retryPolicy, timeoutMs: deliveryTimeoutMs });
	const pendingReports = new DelayedTasks();
	const state: SinchState = {
		store: newStore(),
		quirks: defaultQuirks(),
		credentials: sampleCredentials,
		tokens,
		deliveries,
		pendingReports,
	};
	const parts = {
		definition: sinchService,
		state,
		deliveries,
		newStore,
		newQuirks: defaultQuirks,
		clear: () => {
			pendingReports.cancel();
			deliveries.reset();
			tokens.lifetimeMs = tokenLifetimeMs;
		},
		summary: () => state.store.summary(),
		deliver: (body: Record<string, unknown>) => handleDeliverRequest(body, state),
	};
	const sandbox = await startSandbox(parts, options);
	return Object.assign(sandbox, {
		tokenUrl: sandbox.url + tokenPath,
		tokens,
		deliver: (callback: CustomCallback) => deliver(state, callback),
		personSays: (message: InboundMessage) => personSays(state, message),
	});
}
