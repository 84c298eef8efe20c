import { callApi, RetryBudget, type Fetch } from '../../shared';
import { listSource, withTriggerAdvice, type Poller } from '../../shared/trigger';
import { readApp, type AppSettings } from '../appSettings';
import { sinchConversation } from '../service';
import { requireSubscription, subscriptionOf } from '../trigger/subscription';
import { deliveryStatuses } from './deliveryStatuses';
import { polledTriggers } from './fields';
import { receivedMessages } from './receivedMessages';

// 3 attempts, 15 s of waits.
const retryBudget = () => new RetryBudget(3, 15_000);

/** How the messages of a Sinch app are polled. */
export const sinchPoller: Poller = {
	sourcesOf: (context) => {
		const subscription = requireSubscription(context, polledTriggers);
		let app: Promise<AppSettings | undefined> | undefined;
		const appOf = async (fetch: Fetch) => await (app ??= readApp(fetch, subscription.appId));
		return [
			...(subscription.triggers.includes('MESSAGE_INBOUND') ? [listSource(receivedMessages(subscription, appOf))] : []),
			...(subscription.triggers.includes('MESSAGE_DELIVERY') ? [deliveryStatuses(subscription, appOf)] : []),
		];
	},
	scopeOf: (context) =>
		JSON.stringify([context.getNode().credentials?.sinchConversationApi?.id, subscriptionOf(context)]),
	askApi: async (context, work) =>
		await callApi(context, sinchConversation, { retryBudget }, async (fetch) => await work(withTriggerAdvice(fetch))),
	whenEmpty: 'Once a person has written to the app, a test shows it. A published workflow waits for it.',
};
