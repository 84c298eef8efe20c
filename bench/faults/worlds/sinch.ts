import type { IDataObject } from 'n8n-workflow';
import { startSinch, type LoggedRequest } from '../../../sandbox';
import { appNamed, sinchFixture } from '../../../test/support/sinch';
import { byId } from '../../../test/support/harness';
import { inTurn, type InputRow, type World } from '../world';
import { ownNode } from './ownNode';

const SEND_ROUTE = 'POST /v1/projects/{project_id}/messages:send';

/** What is special about the rows of one kind. */
interface Kind {
	kind: string;
	message: (mark: string) => IDataObject;
	channel?: string;
	metadata?: string;
	isDispatch?: boolean;
}

const textMessage = (mark: string) => ({ text_message: { text: `Hello ${mark}, your order is on its way.` } });
const mediaMessage = (mark: string) => ({ media_message: { url: `https://example.com/invoice-${mark}.pdf` } });
const templateMessage = (mark: string) => {
	const reference = { template_id: 'order_shipped', language_code: 'en_US', parameters: { 'body[1]text': mark } };
	return { template_message: { channel_template: { WHATSAPP: reference } } };
};

const PLAIN = 'order-1017';

const kinds: readonly Kind[] = [
	{ kind: 'text', message: textMessage },
	{ kind: 'text, metadata', message: textMessage, metadata: PLAIN },
	{ kind: 'text, JSON metadata', message: textMessage, metadata: '{"order":1017}' },
	{ kind: 'media', message: mediaMessage },
	{ kind: 'media, JSON metadata', message: mediaMessage, metadata: '{"order":1017}' },
	{ kind: 'template', message: templateMessage, channel: 'WHATSAPP' },
	{ kind: 'template, metadata', message: templateMessage, channel: 'WHATSAPP', metadata: PLAIN },
	{ kind: 'text, DISPATCH mode', message: textMessage, isDispatch: true },
];

// An expression as Message Type would make n8n ask for the required fields of all types, so each row has its message as JSON.
const parameters = {
	appId: byId('={{ $json.appId }}'),
	sendTo: { __rl: true, mode: 'channelAndId', value: '={{ $json.channel }}:{{ $json.number }}' },
	messageType: 'json',
	messageJson: '={{ $json.message }}',
	options: { messageMetadata: '={{ $json.metadata }}' },
};

/** Sinch: each row goes to a number of its own. All fields are expressions, because rows of several kinds are in one run. */
export async function sinchWorld({ seed, rows: count }: { seed: number; rows: number }): Promise<World> {
	const fixture = sinchFixture('oAuth2');
	const sandbox = await startSinch({ seed });
	const { store } = sandbox;
	const before = store.messages.length;
	const apps = { conversation: appNamed(sandbox, 'Customer care'), dispatch: appNamed(sandbox, 'Reminders') };
	const rows = Array.from({ length: count }, (_, index): InputRow => {
		const { kind, message: messageOf, channel = 'SMS', metadata = '', isDispatch } = inTurn(kinds, index);
		const number = `+1555${3_000_000 + index}`;
		const appId = isDispatch ? apps.dispatch : apps.conversation;
		const message = messageOf(String(index + 1));
		return {
			kind,
			place: digitsOf(number),
			contents: [contentOf(message, metadata)],
			item: { json: { appId, channel, number, message, metadata } },
		};
	});
	return {
		service: 'Sinch',
		sandbox,
		rows,
		nodeFor: (mode, options) => ownNode(fixture, sandbox, parameters, mode, options),
		// A message has room for a mark, by which it is found, in metadata that are empty or a JSON object.
		findsLostSends: ({ skip }, { item: { json } }) => skip || json.metadata !== PLAIN,
		isSend: ({ route }) => route === SEND_ROUTE,
		placeOf,
		partOf: () => '',
		stored: () =>
			store.messages.slice(before).map(({ channel_identity: { identity }, app_message: message, metadata }) => ({
				place: digitsOf(identity),
				content: contentOf(message, metadata),
			})),
	};
}

/** A phone number without its plus sign, which Sinch does not always store. */
function digitsOf(identity: string): string {
	return identity.replace(/^\+/, '');
}

function placeOf({ body, query }: LoggedRequest): string | undefined {
	const identity = query.channel_identity ?? /"identity":"([^"]+)"/.exec(JSON.stringify(body ?? ''))?.[1];
	return typeof identity === 'string' ? digitsOf(identity) : undefined;
}

function contentOf(message: unknown, metadata: string): string {
	return `${JSON.stringify(message)} ${withoutMark(metadata)}`;
}

/** Metadata as the row gave them: the node adds its mark as the last member of a JSON object, or makes one of it. */
function withoutMark(metadata: string): string {
	return metadata.replace(/,?"n8n_sent":"[^"]*"\}$/, '}').replace(/^\{\}$/, '');
}
