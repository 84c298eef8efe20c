import { SinchConversationTrigger } from '../../../nodes/Sinch/SinchConversationTrigger.node';
import { routes } from '../../../nodes/Sinch/routes';
import type { LoggedRequest } from '../../../sandbox';
import { byId, useHarness } from '../../support/harness';
import { appNamed, at, sinchFixture } from '../../support/sinch';
import { sdkOf, useFreshConnections } from '../../support/sinchSdk';
import { hostTrigger } from '../../support/trigger';
import { differencesOf, type WireRequest } from './differences';

const TRIGGERS = ['MESSAGE_INBOUND', 'OPT_OUT'] as const;

describe("The trigger sends what Sinch's own SDK sends", () => {
	useFreshConnections();
	const harness = useHarness(sinchFixture('basic'));

	// Webhooks have other IDs each time, so the endpoint stands for the path.
	const lastTo = (route: string): WireRequest | undefined => {
		const last: LoggedRequest | undefined = harness.requestsTo(route).at(-1);
		return last && { ...last, path: route };
	};

	it('to list, create, update and delete its webhook', async () => {
		const { sandbox, setup } = harness;
		const appId = appNamed(sandbox, 'Customer care');
		const host = await hostTrigger(
			{ ...setup, node: new SinchConversationTrigger() },
			{ appId: byId(appId), triggers: [...TRIGGERS] },
		);
		await host.activate();
		const { target, secret = '' } = at(sandbox.store.webhooks, 0);
		at(sandbox.store.webhooks, 0).secret = 'another';
		await host.activate();
		await host.deactivate();
		await host.close();
		const compared = [routes.listWebhooks, routes.createWebhook, routes.updateWebhook, routes.deleteWebhook];
		const sent = compared.map(lastTo);

		sandbox.requests.length = 0;
		const { webhooks } = sdkOf(sandbox);
		const wanted = { target, target_type: 'HTTP' as const, triggers: [...TRIGGERS], secret };
		await webhooks.list({ app_id: appId });
		const { id = '' } = await webhooks.create({ webhookCreateRequestBody: { app_id: appId, ...wanted } });
		await webhooks.update({
			webhook_id: id,
			webhookUpdateRequestBody: wanted,
			update_mask: ['target', 'target_type', 'triggers', 'secret'],
		});
		await webhooks.delete({ webhook_id: id });
		const differences = compared.map((route, index) => [route, differencesOf(sent[index], lastTo(route))]);
		expect(differences).toEqual(compared.map((route) => [route, []]));
	});
});
