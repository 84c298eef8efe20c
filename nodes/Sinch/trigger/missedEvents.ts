import { callApi, RetryBudget, toText } from '../../shared';
import type { CatchUp } from '../../shared/trigger';
import { readApp } from '../appSettings';
import { messageSourcesOf } from '../polling/polledApp';
import { readMessages } from '../polling/readMessages';
import { inboundCallback } from '../polling/receivedMessages';
import { sinchConversation } from '../service';
import { parseCallback } from './events';
import { subscriptionOf } from './subscription';

// 3 attempts, 15 s of waits.
const retryBudget = () => new RetryBudget(3, 15_000);

/**
 * How the trigger finds received messages for which no callback came. Sinch's lists tell no other events, and none of an app in
 * DISPATCH mode that stores no messages.
 */
export const missedAtSinch: CatchUp = {
	timeOf: (callback) => {
		const { key, content } = parseCallback(callback);
		return (key === 'message' && Date.parse(toText(content.accept_time))) || undefined;
	},
	eventsSince: async (context, since) => {
		const { appId, triggers } = subscriptionOf(context);
		if (!triggers.includes('MESSAGE_INBOUND')) return [];
		return await callApi(context, sinchConversation, { retryBudget }, async (fetch) => {
			const app = await readApp(fetch, appId);
			if (app?.isDispatch && app.dispatchRetentionDays === 0) return [];
			const sources = messageSourcesOf(app);
			// Newest first, so a limit of pages would leave out the oldest messages.
			const range = { appId, direction: 'TO_APP', sources, since, pages: Infinity } as const;
			const messages = (await readMessages(fetch, range)).filter(({ injected }) => injected !== true);
			return messages.reverse().map((message) => inboundCallback(message, appId));
		});
	},
};
