import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, latestRecord, noLatest, omittableListIn, toText, type Row } from '../shared';
import { loadAppSettings, type AppSettings } from './appSettings';
import { DISPATCH_MODE } from './dispatchMode';
import { storedFormsOfAnyChannel } from './phone';
import { BESIDE_PAGE } from './readableAnswer';
import { callTo, routes } from './routes';

// More than the forms of one identity: the reference does not say whether each of them gives one message.
const PAGE_SIZE = 1000;

const timeOf = ({ accept_time: time }: IDataObject) => Date.parse(toText(time));

/**
 * The latest message that an app has exchanged with a person. Throws an InvalidInput for an app whose messages Sinch does not store.
 * Also throws one when no message is found and the access key may not read the app: then the messages may not be stored, and a
 * missing message does not mean that nobody has written. Throws a Failure when Sinch cannot tell.
 */
export async function getLatestMessage(row: Row): Promise<IDataObject> {
	const { appId, latestBy, latestContactId, latestIdentity } = row.values;
	const isContact = latestBy === 'contact';
	const person = isContact
		? { contact_ids: [toText(latestContactId)] }
		: { channel_identities: storedFormsOfAnyChannel(toText(latestIdentity)) };
	const app = await loadAppSettings(row, appId);
	const look = { sources: sourcesOf(app, isContact), request: { app_id: appId as string, ...person } };
	const ids = isContact ? { contactId: toText(latestContactId) } : { identity: toText(latestIdentity) };
	const message = await newest(row, look);
	if (!message) return app ? noLatest(ids) : refuseUnknown();
	const incoming = message.direction === 'TO_APP' ? message : await newest(row, look, { direction: 'TO_APP' });
	const latest = { message, sentAt: timeOf(message), incomingAt: incoming && timeOf(incoming) };
	return latestRecord(latest, row.connection.clock.now());
}

/**
 * The sources in which the messages of an app are stored: both when the mode of the app is not known. One always goes along: the vendor's
 * pages differ about the default. DISPATCH_SOURCE takes no contacts (@sinch/conversation, messages-api).
 */
function sourcesOf(app: AppSettings | undefined, isContact: boolean): string[] {
	if (!app && !isContact) return ['CONVERSATION_SOURCE', 'DISPATCH_SOURCE'];
	if (!app?.isDispatch) return ['CONVERSATION_SOURCE'];
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
	return ['DISPATCH_SOURCE'];
}

function refuseUnknown(): never {
	throw new InvalidInput(
		'Sinch shows no message, and the access key may not read the app, so it is not known whether Sinch stores its messages',
		'Take an access key that may read apps. An app in DISPATCH mode stores no messages unless its dispatch retention is raised.',
	);
}

/** What to ask for, and where. */
interface Look {
	sources: string[];
	request: IDataObject;
}

/**
 * The newest message that a request finds in all its sources. The order of the answer is not documented, so that the time decides.
 *
 * Vendor's SDK: @sinch/conversation, ListLastMessagesByChannelIdentityRequest
 */
async function newest(row: Row, { sources, request }: Look, more: IDataObject = {}): Promise<IDataObject | undefined> {
	const messages: IDataObject[] = [];
	for (const source of sources) {
		const body = { ...request, ...more, messages_source: source, page_size: PAGE_SIZE };
		const answer = await row.fetch({ ...callTo(routes.fetchLastMessages, { body }), readsOnly: true });
		messages.push(...omittableListIn(answer, 'messages', BESIDE_PAGE));
	}
	return messages.sort((one, other) => timeOf(other) - timeOf(one))[0];
}
