import type { IDataObject } from 'n8n-workflow';
import type { Fetch } from '../../shared';
import { messagePager } from '../pagers';
import { callTo, routes } from '../routes';

/** Which messages to read. */
export interface MessageRange {
	appId: string;
	direction: 'TO_APP' | 'TO_CONTACT';
	/** CONVERSATION_SOURCE and DISPATCH_SOURCE. */
	sources: string[];
	/** Milliseconds since the epoch; 0: from the first message on. */
	since: number;
	/** Pages of 1,000 messages to read at most, of each source. */
	pages: number;
}

/**
 * The messages of an app, newest first. Throws a Failure, also for an answer that holds no list.
 *
 * Contract: GET /messages, "Newest first by accept_time", `start_time` is a lower bound of accept_time
 */
export async function readMessages(fetch: Fetch, range: MessageRange): Promise<IDataObject[]> {
	const { appId, direction, sources, since, pages } = range;
	const messages: IDataObject[] = [];
	for (const source of sources) {
		const query = {
			app_id: appId,
			direction,
			messages_source: source,
			...(since > 0 && { start_time: new Date(since).toISOString() }),
		};
		const call = callTo(routes.listMessages, { query });
		const fetchPage = async (page: IDataObject) => await fetch({ ...call, query: { ...call.query, ...page } });
		let read = 0;
		for await (const page of messagePager(fetchPage, Infinity, call)) {
			for (const message of page) messages.push(message);
			if (++read >= pages) break;
		}
	}
	return messages;
}
