import type { INodeParameters } from 'n8n-workflow';
import { isRecord } from '../../../sandbox/server/guards';
import { byId } from '../../e2e/support/stage';
import type { NodeSketch } from '../../e2e/support/workflow';
import type { QueueStage } from './stage';

/** What the tests of queue mode do with each service. */
export interface ServiceUnderTest {
	name: 'Chatwoot' | 'Respondent' | 'Sinch';
	trigger: (stage: QueueStage) => NodeSketch;
	/** `pollTimes` are those of the field Poll Times. */
	pollingTrigger: (stage: QueueStage, pollTimes: INodeParameters) => NodeSketch;
	/** How often the polling trigger has asked for messages. */
	polls: (stage: QueueStage) => number;
	/** The address that is registered for deliveries, if any is. */
	registered: (stage: QueueStage) => string | undefined;
	/** Everything that the service keeps of a registration, e.g. its secret. */
	registrations: (stage: QueueStage) => object[];
	/** Lets a person write, whose message is delivered. */
	says: (stage: QueueStage, text: string) => void;
	/** Delivers a message that the service has not signed. */
	forge: (stage: QueueStage) => void;
	/** A node called Send, which sends the text of each row to whom the row names. */
	send: (stage: QueueStage, parameters?: INodeParameters) => NodeSketch;
	/** To whom the n-th row of a sheet is sent. */
	recipient: (stage: QueueStage, row: number) => string;
	/** The texts of all messages that are stored. */
	storedTexts: (stage: QueueStage) => string[];
	/** The endpoint that sends. */
	sendRoute: string;
	sandbox: (stage: QueueStage) => QueueStage['chatwoot'] | QueueStage['respondent'] | QueueStage['sinch'];
}

/** An app that stores messages. */
const sinchApp = ({ sinch }: QueueStage) =>
	sinch.store.apps.find(({ processing_mode: mode }) => mode === 'CONVERSATION')!.id;

const chatwoot: ServiceUnderTest = {
	name: 'Chatwoot',
	trigger: (stage) => stage.trigger('chatwootTrigger', { events: ['message_created'] }),
	pollingTrigger: (stage, pollTimes) =>
		stage.trigger('chatwootPollingTrigger', { pollTimes, events: ['message_created'] }),
	polls: ({ chatwoot: { requests } }) =>
		requests.filter(({ route }) => route === 'GET /api/v1/accounts/{account_id}/conversations').length,
	registered: ({ chatwoot: { store } }) => store.webhooks[0]?.url,
	registrations: ({ chatwoot: { store } }) => store.webhooks,
	says: ({ chatwoot: sandbox }, text) => sandbox.contactSays(2, text),
	forge: ({ chatwoot: sandbox }) =>
		sandbox.deliver({
			url: sandbox.store.webhooks[0]!.url,
			event: { event: 'message_created', id: 1, content: 'Forged', message_type: 'incoming' },
			secret: 'guessed',
		}),
	send: (stage, parameters) =>
		stage.action('chatwoot', 'Send', 'message:send', {
			conversationId: byId('={{ $json.to }}'),
			text: '={{ $json.text }}',
			...parameters,
		}),
	recipient: ({ chatwoot: { store } }, row) => {
		const open = store.conversations.filter(({ inboxId }) => inboxId === 7);
		return String(open[row % open.length]!.id);
	},
	storedTexts: ({ chatwoot: { store } }) => store.messages.map(({ content }) => content ?? ''),
	sendRoute: 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages',
	sandbox: (stage) => stage.chatwoot,
};

const respondent: ServiceUnderTest = {
	name: 'Respondent',
	trigger: (stage) => stage.trigger('respondentTrigger'),
	pollingTrigger: (stage, pollTimes) => stage.trigger('respondentPollingTrigger', { pollTimes }),
	polls: ({ respondent: { requests } }) =>
		requests.filter(({ route }) => route === 'GET /v1/messaging/messages').length,
	registered: ({ respondent: { store } }) => store.webhooks.find(({ active }) => active)?.url,
	registrations: ({ respondent: { store } }) => store.webhooks,
	says: ({ respondent: sandbox }, text) => sandbox.participantSays(sandbox.store.conversations[0]!.uid, text),
	forge: ({ respondent: sandbox }) =>
		sandbox.deliver(
			{ event: 'MESSAGES.CREATED', resource: { messageId: 'm1', messageBody: 'Forged' } },
			{ key: 'not-the-key' },
		),
	send: (stage, parameters) =>
		stage.action('respondent', 'Send', 'message:send', {
			conversationId: byId('={{ $json.to }}'),
			text: '={{ $json.text }}',
			...parameters,
		}),
	recipient: ({ respondent: { store } }, row) => store.conversations[row % store.conversations.length]!.uid,
	storedTexts: ({ respondent: { store } }) => store.messages.map(({ body }) => body),
	sendRoute: 'POST /v1/messaging/conversations/{conversationUid}/messages',
	sandbox: (stage) => stage.respondent,
};

const sinch: ServiceUnderTest = {
	name: 'Sinch',
	trigger: (stage) =>
		stage.trigger('sinchConversationTrigger', { appId: byId(sinchApp(stage)), triggers: ['MESSAGE_INBOUND'] }),
	pollingTrigger: (stage, pollTimes) =>
		stage.trigger('sinchConversationPollingTrigger', {
			pollTimes,
			appId: byId(sinchApp(stage)),
			triggers: ['MESSAGE_INBOUND'],
		}),
	polls: ({ sinch: { requests } }) =>
		requests.filter(({ route }) => route === 'GET /v1/projects/{project_id}/messages').length,
	registered: ({ sinch: { store } }) => store.webhooks[0]?.target,
	registrations: ({ sinch: { store } }) => store.webhooks,
	says: (stage, text) => stage.sinch.personSays({ appId: sinchApp(stage), from: '46701234567', text, channel: 'SMS' }),
	forge: (stage) =>
		stage.sinch.deliver({
			appId: sinchApp(stage),
			payload: { message: { id: '01KJQ4ZX8N2B3C4D5E6F7G8H9J', contact_message: { text_message: { text: 'Forged' } } } },
			forged: 'secret',
		}),
	send: (stage, parameters) =>
		stage.action('sinchConversation', 'Send', 'message:send', {
			appId: byId(sinchApp(stage)),
			sendTo: { __rl: true, mode: 'SMS', value: '={{ $json.to }}' },
			text: '={{ $json.text }}',
			...parameters,
		}),
	// The sandbox delivers nothing to numbers that end in 0000.
	recipient: (_stage, row) => `+4670123${1000 + (row % 100) + 1}`,
	storedTexts: ({ sinch: { store } }) =>
		store.messages.map(({ app_message: message }) => {
			const body = message?.text_message;
			return isRecord(body) ? String(body.text) : '';
		}),
	sendRoute: 'POST /v1/projects/{project_id}/messages:send',
	sandbox: (stage) => stage.sinch,
};

/** Every service, in the order of their names. */
export const servicesUnderTest = [chatwoot, respondent, sinch];
