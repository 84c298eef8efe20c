import type { INodeParameters } from 'n8n-workflow';
import { RespondentPollingTrigger } from '../../../nodes/Respondent/RespondentPollingTrigger.node';
import { SinchConversationPollingTrigger } from '../../../nodes/Sinch/SinchConversationPollingTrigger.node';
import { useChatwootPolling } from '../../support/chatwootPolling';
import { useChatwootTrigger } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useTriggers } from '../../support/respondentTrigger';
import { appNamed } from '../../support/sinch';
import { useSinchTrigger } from '../../support/sinchTrigger';
import { hostTrigger } from '../../support/trigger';

useExpressionEngine();

const VALUES = 'An expression has to give the values of the choices, not their names.';
/** What n8n shows of a value that the menu does not have. */
const refusal = (message: string) => ({
	message: expect.stringMatching(message),
	description: expect.stringContaining(VALUES),
});

describe('Respondent: events', () => {
	const stage = useTriggers();

	it.each([
		['={{ ["Message Received"] }}', '^"Events" is "Message Received", which is none .* MESSAGES.CREATED, '],
		['={{ "MESSAGES.CREATED, MESSAGES.SEEN" }}', '^"Events" is "MESSAGES.SEEN", which is none of its choices'],
		['={{ [{ event: "MESSAGES.CREATED" }] }}', '^"Events" holds {"event":"MESSAGES.CREATED"}'],
	])('given as %s are refused by both triggers', async (events, message) => {
		await expect((await stage.host({ events })).activate()).rejects.toMatchObject(refusal(message));
		await expect((await stage.host({ events })).listen()).rejects.toMatchObject(refusal(message));
		const polling = await stage.host({ events }, new RespondentPollingTrigger());
		await expect(polling.poll()).rejects.toMatchObject(refusal(message));
		await expect(polling.poll('manual')).rejects.toMatchObject(refusal(message));
		expect(stage.sandbox.store.webhooks).toEqual([]);
	});

	it.each(['={{ [] }}', '={{ undefined }}'])('given as %s are refused as empty', async (events) => {
		await expect((await stage.host({ events })).activate()).rejects.toThrow('"Events" is empty');
		const polling = await stage.host({ events }, new RespondentPollingTrigger());
		await expect(polling.poll()).rejects.toThrow('"Events" is empty');
	});

	it('given as a text start the workflow', async () => {
		const host = await stage.host({ events: '={{ "MESSAGES.CREATED, PROJECTS.UPDATED" }}' });
		await host.activate();
		stage.sandbox.participantSays(stage.sandbox.store.conversations[0]!.uid, 'Hello');
		await stage.settled();
		expect(host.executions.flat().map(({ json }) => json.text)).toEqual(['Hello']);
	});
});

describe('Sinch: events, channels and statuses', () => {
	const { harness, host, active, webhooks, settled } = useSinchTrigger();
	const polling = async (parameters: INodeParameters) => {
		const setup = { ...harness.setup, node: new SinchConversationPollingTrigger() };
		const appId = byId(appNamed(harness.sandbox, 'Customer care'));
		return await hostTrigger(setup, { appId, triggers: ['MESSAGE_INBOUND'], ...parameters });
	};

	it.each([
		[{ triggers: '={{ ["Message: Received"] }}' }, '^"Trigger On" is "Message: Received", which is none'],
		[{ options: { channels: '={{ ["Whatsapp"] }}' } }, '^"Channels" is "Whatsapp", .* WECHAT, WHATSAPP'],
		[{ options: { deliveryStatuses: '={{ "READ, SEEN" }}' } }, '^"Delivery Statuses" is "SEEN", which is none'],
	])('given as %j are refused by both triggers', async (parameters, message) => {
		await expect((await host(parameters)).activate()).rejects.toMatchObject(refusal(message));
		const polled = await polling(parameters);
		await expect(polled.poll()).rejects.toMatchObject(refusal(message));
		await polled.close();
		expect(webhooks()).toEqual([]);
	});

	it('that polling does not find are refused by the polling trigger', async () => {
		const polled = await polling({ triggers: ['MESSAGE_INBOUND', 'OPT_OUT'] });
		await expect(polled.poll()).rejects.toThrow('"Trigger On" is "OPT_OUT", which is none of its choices');
		await polled.close();
	});

	it('given as a text start the workflow, and leave out the other channels', async () => {
		const options = { channels: '={{ "WHATSAPP, RCS" }}' };
		const trigger = await active({ triggers: '={{ "MESSAGE_INBOUND; OPT_OUT" }}', options });
		expect(webhooks()).toMatchObject([{ triggers: ['MESSAGE_INBOUND', 'OPT_OUT'] }]);
		const appId = appNamed(harness.sandbox, 'Customer care');
		for (const channel of ['SMS', 'WHATSAPP']) {
			harness.sandbox.personSays({ appId, from: '+46701234567', text: channel, channel });
		}
		await settled();
		expect(trigger.executions.flat().map(({ json }) => json.text)).toEqual(['WHATSAPP']);
	});
});

describe('Chatwoot: events', () => {
	const world = useChatwootTrigger();
	const stage = useChatwootPolling();
	const message = '^"Events" is "message_received", which is none of its choices. Use one of: contact_created, ';

	it('that the menu does not have are refused by both triggers', async () => {
		const events = ['message_created', 'message_received'];
		await expect((await world.host({ events })).activate()).rejects.toMatchObject(refusal(message));
		await expect((await stage.host({ events })).poll()).rejects.toMatchObject(refusal(message));
	});

	it.each([
		['inboxCallback', 'message_received', 'Use one of: contact_created, '],
		['agentBot', 'message_received', 'Use one of: conversation_opened, '],
	])('are those of the mode %s', async (mode, event, choices) => {
		const inbox = world.sandbox.store.inboxes.find(({ channelType }) => channelType === 'Channel::Api')!;
		const parameters = { mode, inboxId: byId(String(inbox.id)), events: [event] };
		await expect((await world.host(parameters)).activate()).rejects.toThrow(choices);
	});
});
