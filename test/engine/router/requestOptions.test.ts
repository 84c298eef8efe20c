import { createServer as createHttpServer, request as forward, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { SEND, fromRow, sheetOf, storedPerRow } from '../rowSafety/sheet';

useExpressionEngine();
const harness = useRespondent();

const portOf = (server: Server) => (server.address() as AddressInfo).port;
const listening = async (server: Server) =>
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

describe("n8n's Request Options", () => {
	it('batching: pauses after every batch, and only then', async () => {
		const requestOptions = { batching: { batch: { batchSize: 4, batchInterval: 700 } } };
		await harness.run('message:send', { ...fromRow, requestOptions }, sheetOf(harness.sandbox, 12));
		expect(harness.clock.slept.filter((ms) => ms === 700)).toHaveLength(2);
		expect(storedPerRow(harness.sandbox, 12)).toEqual(Array.from({ length: 12 }, () => 1));
	});

	const oneByOne = {
		...fromRow,
		requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 700 } } },
		options: { concurrency: 1 },
	};
	const pauses = () => harness.clock.slept.filter((ms) => ms === 700).length;
	const textIs = (text: string) => (request: { body: unknown }) =>
		JSON.stringify(request.body) === JSON.stringify({ body: text });

	it('batching: does not pause for rows that are not sent because the run has stopped', async () => {
		harness.sandbox.faults.add({ kind: 'raw', status: 400, body: {}, route: SEND, when: textIs('Row 2') });
		const { error } = await harness.run('message:send', oneByOne, sheetOf(harness.sandbox, 12));
		expect(error?.message).toMatch(/^Row 3 of 12: /);
		expect(pauses()).toBe(2);
	});

	it('batching: does not pause for rows that are not sent because the credential was refused', async () => {
		harness.sandbox.faults.add({ kind: 'raw', status: 401, body: {}, route: SEND, when: textIs('Row 2') });
		const settings = { onError: 'continueRegularOutput' as const };
		const { items } = await harness.run('message:send', oneByOne, sheetOf(harness.sandbox, 12), settings);
		expect(items.filter(({ json }) => json.status === 'failed')).toHaveLength(10);
		expect(pauses()).toBe(2);
	});

	it('batching: does not pause again for rows that an earlier try of Retry On Fail has sent', async () => {
		harness.sandbox.faults.add({ kind: '429', route: SEND, when: textIs('Row 11') });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const parameters = { ...oneByOne, options: { concurrency: 1, maxWait: 0 } };
		const { error } = await harness.run('message:send', parameters, sheetOf(harness.sandbox, 12), settings);
		expect(error).toBeUndefined();
		expect(storedPerRow(harness.sandbox, 12)).toEqual(Array.from({ length: 12 }, () => 1));
		expect(pauses()).toBe(11);
	});

	it('timeout: ends an attempt', async () => {
		harness.sandbox.faults.add({ kind: 'slow', delayMs: 60_000, route: SEND });
		const { error } = await harness.run(
			'message:send',
			{ ...fromRow, requestOptions: { timeout: 150 } },
			sheetOf(harness.sandbox, 1),
		);
		expect(error?.message).toBe('The message may have been sent: Respondent did not answer in time');
	});

	it('proxy: requests go through it', async () => {
		const seen: string[] = [];
		const proxy = createHttpServer((incoming, outgoing) => {
			seen.push(incoming.url ?? '');
			const passed = forward(incoming.url ?? '', { method: incoming.method, headers: incoming.headers }, (answer) => {
				outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(outgoing);
			});
			incoming.pipe(passed);
		});
		await listening(proxy);
		try {
			const requestOptions = { proxy: `http://127.0.0.1:${portOf(proxy)}` };
			const { error } = await harness.run('message:send', { ...fromRow, requestOptions }, sheetOf(harness.sandbox, 2));
			expect(error).toBeUndefined();
			expect(seen).toHaveLength(2);
			expect(seen[0]).toContain(harness.sandbox.url);
		} finally {
			proxy.closeAllConnections();
			proxy.close();
		}
	});

	it('proxy: refuses what is no address before anything is sent', async () => {
		const { error } = await harness.run(
			'message:send',
			{ ...fromRow, requestOptions: { proxy: 'http://' } },
			sheetOf(harness.sandbox, 1),
		);
		expect(error?.message).toBe('"Proxy" is not an address');
		expect(harness.sandbox.requests).toHaveLength(0);
	});

	it('SSL: refuses a self-signed certificate unless told to ignore it', async () => {
		const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
		const server = createHttpsServer({ key, cert }, (_request, response) => {
			response.setHeader('content-type', 'application/json');
			response.end('{"results":[]}');
		});
		await listening(server);
		try {
			Object.assign(harness.setup.credentials.respondentApi ?? {}, { baseUrl: `https://127.0.0.1:${portOf(server)}` });
			const refused = await harness.run('conversation:getAll');
			expect(refused.error?.message).toBe('Respondent could not be reached');
			expect(refused.error?.description).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
			const allowed = await harness.run('conversation:getAll', { requestOptions: { allowUnauthorizedCerts: true } });
			expect(allowed.error).toBeUndefined();
		} finally {
			server.closeAllConnections();
			server.close();
		}
	});
});
