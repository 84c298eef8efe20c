import { startChatwoot, type LoggedRequest } from '../../../sandbox';
import { addChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { OUTGOING } from '../../../sandbox/chatwoot/store/records';
import { isRecord } from '../../../sandbox/server/guards';
import { chatwootFixture } from '../../../test/support/chatwoot';
import { byId } from '../../../test/support/harness';
import type { World } from '../world';
import { chatwootRows, contentOf } from './chatwootRows';
import { ownNode } from './ownNode';

const SEND_ROUTE = 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';

/** Chatwoot: each row has a conversation of its own. All fields are expressions, because rows of several kinds are in one run. */
export async function chatwootWorld({ seed, rows: count }: { seed: number; rows: number }): Promise<World> {
	const sandbox = await startChatwoot({ seed });
	const { store } = sandbox;
	const { whatsApp } = addChannelInboxes(store);
	const rows = chatwootRows(store, whatsApp.id, count);
	const before = store.messages.length;
	const parameters = {
		conversationId: byId('={{ $json.conversationId }}'),
		content: '={{ $json.content }}',
		text: '={{ $json.text }}',
		options: {
			attachments: '={{ $json.files }}',
			messageType: '={{ $json.messageType }}',
			renderLiquid: '={{ $json.renderLiquid }}',
			recognizeBy: '={{ $json.recognizeBy }}',
			messageKey: '={{ $json.key }}',
		},
		templateName: 'order_update',
		templateFill: 'names',
		templateParameters: {
			parameter: [
				{ key: '1', value: '={{ $json.text }}' },
				{ key: '2', value: 'A-1001' },
			],
		},
	};
	return {
		service: 'Chatwoot',
		sandbox,
		rows,
		nodeFor: (mode, options) => ownNode(chatwootFixture, sandbox, parameters, mode, options),
		// Each message carries a mark by which it is found.
		findsLostSends: () => true,
		isSend: ({ route }) => route === SEND_ROUTE,
		placeOf: ({ path }) => /\/conversations\/(\d+)/.exec(path)?.[1],
		partOf: fileNameIn,
		stored: () =>
			store.messages
				.slice(before)
				.filter(({ type }) => type === OUTGOING)
				.map((message) => ({ place: String(message.conversationId), content: contentOf(message) })),
	};
}

/** The name of the first file of a send. The messages of a row with several messages have different files. */
function fileNameIn({ body }: LoggedRequest): string {
	const files = isRecord(body) ? body['attachments[]'] : undefined;
	const first: unknown = Array.isArray(files) ? files[0] : undefined;
	return isRecord(first) ? String(first.name) : '';
}
