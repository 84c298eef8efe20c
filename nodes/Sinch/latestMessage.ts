import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, latestRecord, noLatest, omittableListIn, toText, type Row } from '../shared';
import { loadAppSettings } from './appSettings';
import { DISPATCH_MODE } from './dispatchMode';
import { storedFormsOf } from './phone';
import { callTo, routes } from './routes';

// More than the forms of one identity: the reference does not say whether each of them gives one message.
const PAGE_SIZE = 1000;

const timeOf = ({ accept_time: time }: IDataObject) => Date.parse(toText(time));

/**
 * The latest message that an app has exchanged with a person. Throws an InvalidInput for an app whose messages Sinch does not store:
 * that nothing is there does not mean that nobody has written. Throws a Failure when Sinch cannot tell.
 */
export async function getLatestMessage(row: Row): Promise<IDataObject> {
	const { appId, latestBy, latestContactId, latestIdentity } = row.values;
	const isContact = latestBy === 'contact';
	const person = isContact
		? { contact_ids: [toText(latestContactId)] }
		: { channel_identities: storedFormsOf(toText(latestIdentity)) };
	const request = { app_id: appId as string, messages_source: await sourceOf(row, isContact), ...person };
	const ids = isContact ? { contactId: toText(latestContactId) } : { identity: toText(latestIdentity) };
	const message = await newest(row, request);
	if (!message) return noLatest(ids);
	const incoming = message.direction === 'TO_APP' ? message : await newest(row, { ...request, direction: 'TO_APP' });
	const latest = { message, sentAt: timeOf(message), incomingAt: incoming && timeOf(incoming) };
	return latestRecord(latest, row.connection.clock.now());
}

/** The source in which the messages of the app are stored. It always goes along: the vendor's pages differ about the default. */
async function sourceOf(row: Row, isContact: boolean): Promise<string> {
	const app = await loadAppSettings(row, row.values.appId);
	if (!app?.isDispatch) return 'CONVERSATION_SOURCE';
	if (isContact)
		throw new InvalidInput(
			`The app "${app.name}" is in DISPATCH mode and knows no contacts`,
			`Choose Phone Number or Channel ID. ${DISPATCH_MODE}`,
		);
	if (app.dispatchRetentionDays === 0)
		throw new InvalidInput(
			`Sinch does not store the messages of the app "${app.name}", so that the latest one cannot be found`,
			'Raise the dispatch retention of the app in the Sinch dashboard: in DISPATCH mode it is 0 days unless changed.',
		);
	return 'DISPATCH_SOURCE';
}

/**
 * The newest message that a request finds. The order of the answer is not documented, so that the time decides.
 *
 * Vendor's SDK: @sinch/conversation, ListLastMessagesByChannelIdentityRequest
 */
async function newest(row: Row, request: IDataObject): Promise<IDataObject | undefined> {
	const call = callTo(routes.fetchLastMessages, { body: { ...request, page_size: PAGE_SIZE } });
	const answer = await row.fetch({ ...call, readsOnly: true });
	const messages = omittableListIn(answer, 'messages', ['next_page_token', 'total_size']);
	return messages.sort((one, other) => timeOf(other) - timeOf(one))[0];
}
