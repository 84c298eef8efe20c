import { HttpError, type OperationHandler } from '../server/types';
import { messageFilter, viewOf } from './messages';
import { pageOf } from './pages';
import type { MessageRecord } from './records';
import { bodyOf } from './request';
import type { SinchState } from './state';

const withoutPlus = (identity: string) => identity.replace(/^\+(?=\d+$)/, '');

/** The lists of the request, of which exactly one has to be given. */
function wantedOf(body: Record<string, unknown>, isDispatch: boolean): (message: MessageRecord) => string | undefined {
	const { channel_identities, contact_ids } = body as { channel_identities?: string[]; contact_ids?: string[] };
	if ((channel_identities === undefined) === (contact_ids === undefined)) {
		throw new HttpError(400, 'one of channel_identities and contact_ids is required');
	}
	if (contact_ids !== undefined && isDispatch) {
		throw new HttpError(400, 'contact_ids cannot be combined with messages_source DISPATCH_SOURCE');
	}
	if (contact_ids !== undefined) {
		return ({ contact_id }) => (contact_ids.includes(contact_id) ? contact_id : undefined);
	}
	const identities = new Set(channel_identities?.map(withoutPlus));
	return ({ channel_identity: { identity } }) => {
		const plain = withoutPlus(identity);
		return identities.has(plain) ? plain : undefined;
	};
}

/**
 * Handler of the route that gives the newest message of each identity or contact. Page size and page token are in the body.
 * Without `messages_source` the source is DISPATCH_SOURCE, as the vendor's SDK says.
 */
export const lastMessageHandlers: Record<string, OperationHandler<SinchState>> = {
	fetchLastMessages: (call, state) => {
		const body = bodyOf(call);
		const query = { messages_source: 'DISPATCH_SOURCE', ...body };
		const ownerOf = wantedOf(body, query.messages_source === 'DISPATCH_SOURCE');
		const matches = messageFilter(query, state);
		const newest = new Map<string, MessageRecord>();
		for (const message of state.store.messages) {
			const owner = ownerOf(message);
			if (owner !== undefined && matches(message)) newest.set(owner, message);
		}
		const page = pageOf([...newest.values()], 'messages', call, state.quirks, body);
		const shown = page.messages as MessageRecord[];
		const withMetadata = body.view !== 'WITHOUT_METADATA';
		return { status: 200, body: { ...page, messages: shown.map((message) => viewOf(message, state, withMetadata)) } };
	},
};
