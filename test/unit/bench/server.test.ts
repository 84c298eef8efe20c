import { join } from 'node:path';
import { startServer, type BenchServer } from '../../../bench/speed/server';
import { pagesOf, type PageQuery } from '../../../bench/speed/services/client';
import { clients } from '../../../bench/speed/services/clients';
import type { ServiceName } from '../../../bench/speed/services/names';
import { serveContract, type ContractApi } from '../../../sandbox/server/contract';

const RECORDS = 250;

let server: BenchServer;
beforeAll(async () => {
	server = await startServer();
});
beforeEach(() => server.reset({ records: RECORDS, delay: 0 }));
afterAll(() => server.close());

async function contractOf(file: string): Promise<ContractApi<unknown>> {
	return await serveContract({
		name: file,
		contract: join(__dirname, '../../../sandbox/contracts', file),
		handlers: {},
		security: {},
		secretHeaders: [],
		errorAnswer: (status, body) => ({ status, body }),
	});
}

async function ask(method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: unknown }> {
	const json = { 'content-type': 'application/json' };
	const answer = await fetch(server.url + path, { method, ...(body && { body: JSON.stringify(body), headers: json }) });
	return { status: answer.status, body: await answer.json() };
}

function pathOf(path: string, query: PageQuery): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) search.set(name, String(value));
	return `${path}?${search.toString()}`;
}

const services: Array<{ name: ServiceName; file: string }> = [
	{ name: 'Respondent', file: 'respondent.openapi.yaml' },
	{ name: 'Chatwoot', file: 'chatwoot.openapi.yaml' },
	{ name: 'Chatwoot Client', file: 'chatwoot.openapi.yaml' },
	{ name: 'Sinch Conversation', file: 'sinch.openapi.yaml' },
];

describe.each(services)("the benchmark's server as $name", ({ name, file }) => {
	const client = clients[name];

	it("answers in the vendor's shapes", async () => {
		const contract = await contractOf(file);
		const errorsOf = async (method: 'GET' | 'POST', path: string, body?: object) => {
			const answer = await ask(method, path, body);
			const operation = contract.match(method, path.split('?')[0] ?? '');
			return operation ? contract.errorsOf(answer, operation) : ['The contract has no such route'];
		};
		const { path, body } = client.send({ to: client.recipient(7), text: 'Hello "you"' });
		expect(await errorsOf('POST', path, body)).toEqual([]);
		expect(await errorsOf('GET', pathOf(client.listPath, client.next(1) ?? {}))).toEqual([]);
	});

	it('gives every record once, in the fewest requests', async () => {
		const ids = new Set<unknown>();
		const fetchPage = async (query: PageQuery) => (await ask('GET', pathOf(client.listPath, query))).body;
		for await (const records of pagesOf(client, fetchPage)) {
			for (const record of records) ids.add(record.uid ?? record.id);
		}
		expect([ids.size, server.count()]).toEqual([RECORDS, client.fewest(RECORDS)]);
	});
});

it('gives a conversation of Respondent in the shape of the contract', async () => {
	const path = `/v1/messaging/conversations/${clients.Respondent.recipient(1)}`;
	const contract = await contractOf('respondent.openapi.yaml');
	const operation = contract.match('GET', path);
	expect(operation && contract.errorsOf(await ask('GET', path), operation)).toEqual([]);
});
