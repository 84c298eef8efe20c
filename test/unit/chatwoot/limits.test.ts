import { callTo, routes } from '../../../nodes/Chatwoot/routes';
import { chatwoot } from '../../../nodes/Chatwoot/service';
import { chatwootClient } from '../../../nodes/ChatwootClient/service';
import { PublishedLimits } from '../../../nodes/shared/http/publishedLimits';

const MINUTE = 60_000;
const credentials = { baseUrl: 'https://chat.example.com', accountId: '7', accessToken: 't1' };
const search = callTo(routes.searchContacts, { query: { q: 'a' } });
const send = callTo(routes.createMessage, { path: { conversation_id: '1' } });
// Seen on Chatwoot 4.15.1.
const retryLater = {
	kind: 'answer' as const,
	status: 429,
	headers: { date: 'Thu, 01 Jan 1970 00:00:10 GMT', 'content-type': 'text/plain; charset=utf-8' },
	body: 'Retry later\n',
};

const limitsOf = (host: string, accountId = '7') =>
	new PublishedLimits(chatwoot.limits?.(credentials.baseUrl, { ...credentials, accountId }) ?? [], host, 10_000);
const waits = (limits: PublishedLimits) =>
	[search, send].map((call) => Math.max(...limits.countersOf(call).map((counter) => counter.waitAt(10_000, limits))));

describe("Chatwoot's limits", () => {
	it('hold nothing back before a 429', () => {
		expect(waits(limitsOf('one.example'))).toEqual([0, 0]);
	});

	it('hold back only searches of the account after a 429 of a search, until the next minute of the server', () => {
		const limits = limitsOf('two.example');
		expect(limits.refuse(search, retryLater, 10_000)).toBe(MINUTE);
		expect([waits(limits), waits(limitsOf('two.example', '8'))]).toEqual([
			[50_000, 0],
			[0, 0],
		]);
	});

	it('hold back everybody with the same address after any other 429, the public API included', () => {
		const limits = limitsOf('three.example');
		expect(limits.refuse(send, retryLater, 10_000)).toBe(MINUTE);
		const client = new PublishedLimits(chatwootClient.limits?.(credentials.baseUrl, {}) ?? [], 'three.example', 10_000);
		expect([limits, limitsOf('three.example', '8'), client].map(waits)).toEqual(Array(3).fill([50_000, 50_000]));
	});

	it('explain no 429 in other words, such as that of a proxy', () => {
		const limits = limitsOf('four.example');
		expect(limits.refuse(send, { ...retryLater, body: '<h1>429 Too Many Requests</h1>' }, 10_000)).toBeUndefined();
		expect(waits(limits)).toEqual([0, 0]);
	});
});
