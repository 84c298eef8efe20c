import http from 'node:http';
import { ConversationRegion, ConversationService } from '@sinch/conversation';
import type { SinchSandbox } from '../../sandbox';

/** The Conversation service of Sinch's own SDK (@sinch/conversation), with all of its hosts on the sandbox. */
export function sdkOf({ url, credentials }: SinchSandbox): ConversationService {
	return new ConversationService({
		...credentials,
		authHostname: url,
		conversationHostname: url,
		conversationTemplatesHostname: url,
		conversationRegion: ConversationRegion.EUROPE,
	});
}

/**
 * Gives each request of the SDK a connection of its own, in the tests of one file. The SDK sends no request again: on a slow
 * machine, one on a connection that the server has just closed for being idle would fail.
 */
export function useFreshConnections(): void {
	const { globalAgent } = http;
	beforeAll(() => {
		http.globalAgent = new http.Agent({ keepAlive: false });
	});
	afterAll(() => {
		http.globalAgent = globalAgent;
	});
}

/** The names of the SDK's methods that send a request, as `api.method`, e.g. `contact.create`. */
export function sdkMethods(service: ConversationService): string[] {
	const apis = Object.entries(service).filter(([name]) => !name.startsWith('lazy'));
	return apis
		.flatMap(([name, api]: [string, object]) =>
			Object.getOwnPropertyNames(Object.getPrototypeOf(api))
				// Private helpers of the methods that send a message or an event.
				.filter(
					(method) =>
						!['constructor', 'performSendMessageRequestBodyTransformation', 'sendEvent', 'sendMessage'].includes(
							method,
						),
				)
				.map((method) => `${name}.${method}`),
		)
		.sort();
}

/** All records of a list, read page by page with the SDK's own iterator. */
export async function allOf<T>(list: AsyncIterable<T>): Promise<T[]> {
	const records: T[] = [];
	for await (const record of list) records.push(record);
	return records;
}

/** The same records, read with the SDK's `nextPage`, and the number of pages. */
export async function pagesOf<T>(first: Promise<Page<T>>): Promise<{ records: T[]; pages: number }> {
	const records: T[] = [];
	let pages = 0;
	for (let page: Page<T> | undefined = await first; page; page = page.hasNextPage ? await page.nextPage() : undefined) {
		records.push(...page.data);
		pages++;
	}
	return { records, pages };
}

/** A page as the SDK gives it. */
interface Page<T> {
	data: T[];
	hasNextPage: boolean;
	nextPage: () => Promise<Page<T>>;
}
