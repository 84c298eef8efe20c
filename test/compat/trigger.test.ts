import axios from 'axios';
import { n8nUnderTest } from '../e2e/support/host';
import { byId } from '../e2e/support/stage';
import { waitFor } from '../e2e/support/waitFor';
import { node, workflow } from '../e2e/support/workflow';
import { action, useStage } from './stage';

const stage = useStage(`compat-trigger-${n8nUnderTest()}`);

/** A workflow that answers every message of a person, with the words of the message. */
function autoReply() {
	const { sinch, credentials } = stage;
	const appId = byId(sinch.store.apps[0]!.id);
	const { id, name, type } = credentials.sinch;
	const trigger = node(
		'Trigger',
		'n8n-nodes-conversations.sinchConversationTrigger',
		1,
		{ appId, triggers: ['MESSAGE_INBOUND'] },
		{ credentials: { [type]: { id, name } }, webhookId: 'sinch-replies' },
	);
	const reply = action(stage, 'sinch', 'Reply', 'message:send', {
		appId,
		sendTo: { __rl: true, mode: 'SMS', value: '={{ $json.from }}' },
		text: '={{ "Got: " + $json.text }}',
	});
	return workflow('Auto reply', [trigger, reply]);
}

const statusOf = async (url: string) =>
	(await axios.post(url, {}, { proxy: false, validateStatus: () => true })).status;

it('A trigger registers its webhook, starts its workflow once per genuine event, and takes the webhook away', async () => {
	const { n8n, sinch } = stage;
	const saved = await n8n.rest.createWorkflow(autoReply());
	await n8n.rest.activate(saved);
	const webhook = await waitFor(async () => Promise.resolve(sinch.store.webhooks[0]), { what: 'the registration' });
	const refusal = async () => {
		const status = await statusOf(webhook.target);
		return status === 404 ? undefined : status;
	};

	expect(await waitFor(refusal, { what: 'the webhook' })).toBe(401);
	sinch.personSays({ appId: sinch.store.apps[0]!.id, from: '+46701234567', text: 'Is it still on?' });
	await sinch.deliveries.settled();
	const replies = () => sinch.store.messagesWithText('Got: Is it still on?');
	await waitFor(async () => Promise.resolve(replies()[0]), { what: 'the reply' });
	expect(replies()).toHaveLength(1);

	await n8n.rest.deactivate(saved);
	await waitFor(async () => Promise.resolve(sinch.store.webhooks.length === 0 || undefined), { what: 'the removal' });
});
