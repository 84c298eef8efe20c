import type { IDataObject } from 'n8n-workflow';
import { InvalidInput } from '../shared/base/failure';
import type { SentCheck } from '../shared/operation/operation';
import { objectAt, objectsAt, toText } from '../shared/base/record';
import type { Row } from '../shared/operation/row';
import { appFacts } from './appSettings';
import { messagePager } from './pagers';
import { formsOf } from './phone';
import { group } from './body';
import { readable } from './requireList';
import { listMessagesRoute } from './routes';
import { sameMessage } from './isSameContent';
import { type Call, callTo } from '../shared/http/call';

const DAY = 24 * 60 * 60 * 1000;

/** Finds the same content, sent through the same app to the same person, in the list of messages that Sinch stores. */
export const sentMessage: SentCheck = {
	key: ({ body: { app_id, recipient, message } }) => JSON.stringify([app_id, recipient, message]),
	find: async (row, call, { since, ignoreCache: again }) => {
		const { app_id, recipient, message } = call.body;
		const store = await storeOf(row, call, since);
		if (store === undefined) return unchecked(row, again);
		for (const where of placesOf(recipient)) {
			const query: IDataObject = {
				app_id,
				direction: 'TO_CONTACT',
				start_time: new Date(since).toISOString(),
				...(store === 'dispatch' && { messages_source: 'DISPATCH_SOURCE' }),
				...where,
			};
			const found = await firstOf(row, callTo(listMessagesRoute, { query }), (stored) =>
				sameMessage(message, objectAt(stored, 'app_message')),
			);
			if (found) return found;
		}
		return undefined;
	},
};

/** Where the message would be stored; undefined when it would not be, or not for as long as is looked back. */
async function storeOf(row: Row, { body }: Call, since: number): Promise<'conversation' | 'dispatch' | undefined> {
	const app = await appFacts(row, body.app_id);
	if (!app) return undefined;
	const dispatch = app.dispatch || body.processing_strategy === 'DISPATCH_ONLY';
	const kept = (dispatch ? app.dispatchDays : app.days) * DAY;
	if (row.connection.clock.now() - since > kept) return undefined;
	return dispatch ? 'dispatch' : 'conversation';
}

// Before sending, the user may have allowed to go on. After an answer that got lost nothing is known either way.
function unchecked(row: Row, again: boolean): undefined {
	if (!again && group(row.values.sendOptions).sendUnchecked === true) return undefined;
	throw new InvalidInput(
		'Whether this was sent before cannot be checked, because Sinch does not store the messages of this app for that long',
		'It was not sent. Raise the retention of the app in the Sinch dashboard (in DISPATCH mode it is 0 days unless changed), shorten Look Back, or switch on "Send if It Cannot Be Checked" under Send Options.',
	);
}

// A message to several identities went to one of them, and a number may be kept with or without its plus sign.
function placesOf(recipient: unknown): IDataObject[] {
	const { contact_id, ...by } = group(recipient);
	if (contact_id !== undefined) return [{ contact_id }];
	const identities = objectsAt(objectAt(by, 'identified_by'), 'channel_identities');
	const forms = identities.flatMap(({ identity }) => formsOf(toText(identity)));
	return [...new Set(forms)].map((channel_identity) => ({ channel_identity }));
}

async function firstOf(
	row: Row,
	call: Call,
	matches: (record: IDataObject) => boolean,
): Promise<IDataObject | undefined> {
	const fetch = async (query: IDataObject) =>
		readable(await row.fetch({ ...call, query: { ...call.query, ...query } }), 'messages');
	for await (const page of messagePager(fetch, Infinity)) {
		const found = page.find(matches);
		if (found) return found;
	}
	return undefined;
}
