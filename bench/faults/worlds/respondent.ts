import { startRespondent, type LoggedRequest } from '../../../sandbox';
import { byId } from '../../../test/support/harness';
import { respondentFixture } from '../../../test/support/respondent';
import { httpRequestNode } from '../httpRequest';
import type { InputRow, World } from '../world';
import { ownNode } from './ownNode';

const SEND_ROUTE = 'POST /v1/messaging/conversations/{conversationUid}/messages';

/** Respondent: each row has a conversation and a text of its own. ID and text are expressions. */
export async function respondentWorld({ seed, rows: count }: { seed: number; rows: number }): Promise<World> {
	const sandbox = await startRespondent({ seed });
	const { store } = sandbox;
	const before = store.messages.length;
	const rows = store.addConversations(count).map(({ uid }, index): InputRow => {
		const message = `Hello ${index + 1}, would Tuesday at 10:00 work for you?`;
		return { kind: 'text', place: uid, contents: [message], item: { json: { conversationId: uid, message } } };
	});
	const parameters = { conversationId: byId('={{ $json.conversationId }}'), text: '={{ $json.message }}' };
	return {
		service: 'Respondent',
		sandbox,
		rows,
		nodeFor: (mode, options) => {
			if (mode.node === 'own') return ownNode(respondentFixture, sandbox, parameters, mode, options);
			if (!options.httpRequest) throw new Error('The HTTP Request node is needed for this mode');
			return httpRequestNode(sandbox, options.httpRequest);
		},
		findsLostSends: ({ skip }) => skip,
		isSend: ({ route }) => route === SEND_ROUTE,
		placeOf,
		partOf: () => '',
		stored: () =>
			store.messages.slice(before).map(({ conversationUid, body }) => ({ place: conversationUid, content: body })),
	};
}

function placeOf({ path, query }: LoggedRequest): string | undefined {
	const id = query.conversationUid ?? path.split('/')[4];
	return typeof id === 'string' ? id : undefined;
}
