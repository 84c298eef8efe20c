import type { Answer } from '../../../../nodes/shared/http/answer';
import type { PublishedLimit } from '../../../../nodes/shared/http/publishedLimit';
import { PublishedLimits } from '../../../../nodes/shared/http/publishedLimits';
import { RetryBudget } from '../../../../nodes/shared/http/retryBudget';
import { sendWithRetries } from '../../../../nodes/shared/http/sendWithRetries';
import { connectionWith, failureIn, line, scripted, sendCall, type Step } from '../fakes';

const MINUTE = 60_000;
const ok: Step = { status: 200, body: { id: 1 } };

describe('deliver, under published limits', () => {
	const own429: Step = { status: 429, body: 'Retry later', headers: { date: 'Mon, 02 Mar 2026 09:00:20 GMT' } };
	const perMinute = (host: string) => {
		const isRefusal = ({ body }: Answer) => body === 'Retry later';
		const limit: PublishedLimit = { per: 'address', requests: 3, windowMs: MINUTE, kept: 'afterFirst429', isRefusal };
		return new PublishedLimits([limit], host, 0);
	};

	it('waits for the next whole minute of the API after a 429 that a published limit explains', async () => {
		const { done, passed } = line([own429, ok], sendCall, undefined, { limits: perMinute('a.example') });
		await done;
		expect(passed()).toBe(40_000);
	});

	it('waits as after any other 429 when the answer is none of the vendor', async () => {
		const limits = perMinute('b.example');
		const { done, passed } = line([{ status: 429, body: 'Slow down' }, ok], sendCall, undefined, { limits });
		await done;
		expect(passed()).toBeLessThan(1000);
	});

	it('fails at once and names the time when the next minute is later than Max Wait', async () => {
		const limits = perMinute('c.example');
		const { done, sent } = line([own429, ok], sendCall, new RetryBudget(4, 30_000), { limits });
		expect((await failureIn(done)).message).toContain('until 2026-03-02 09:00:40 UTC (40 s)');
		expect(sent()).toBe(1);
	});

	it('shares a limit with everybody on the same host, and with nobody on another one', async () => {
		const first = line([own429, ok], sendCall, undefined, { limits: perMinute('d.example') });
		await first.done;
		const { clock } = first.connection;
		const others = ['d.example', 'e.example'].map((host) => perMinute(host).countersOf(sendCall)[0]);
		for (const counter of others) for (let count = 0; count < 3; count++) counter?.start(clock.now(), others);
		expect(others.map((counter) => counter?.waitAt(clock.now(), others))).toEqual([60_000, 0]);
	});
});

it('fails the rows that wait together, when the API has answered nothing but 429s for their Max Wait', async () => {
	const connection = connectionWith({ transport: scripted([{ status: 429 }]).transport, concurrency: 10 });
	const start = connection.clock.now();
	const rows = Array.from({ length: 40 }, async () => {
		const failing = sendWithRetries(connection, sendCall, { url: sendCall.url }, new RetryBudget(4, MINUTE));
		const { message } = await failureIn(failing);
		return { message, after: connection.clock.now() - start };
	});
	const failed = await Promise.all(rows);
	expect(Math.max(...failed.map(({ after }) => after))).toBeLessThanOrEqual(MINUTE + 6000);
	const together = failed.filter(({ message }) => message.startsWith('Acme has answered every request with 429'));
	expect(together.length).toBeGreaterThan(30);
});
