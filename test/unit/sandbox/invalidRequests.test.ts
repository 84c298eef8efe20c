import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { startService, type RunningService } from '../../../sandbox/server/service';
import { HttpError, type Call, type ServiceDefinition } from '../../../sandbox/server/types';
import { expectRequestViolations } from '../../support/requestViolations';

const noteSchema = { type: 'object', required: ['text'], properties: { text: { type: 'string' } } };
const answers = { '200': { description: 'Done', content: { 'application/json': { schema: {} } } } };
const contract = {
	openapi: '3.0.3',
	info: { title: 'Notes', version: '1' },
	paths: {
		'/notes': {
			get: {
				operationId: 'listNotes',
				parameters: [
					{ name: 'page', in: 'query', schema: { type: 'integer', default: 1 } },
					{ name: 'labels[]', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
				],
				responses: answers,
			},
			post: {
				operationId: 'createNote',
				security: [{ key: [] }],
				requestBody: { required: true, content: { 'application/json': { schema: noteSchema } } },
				responses: answers,
			},
		},
	},
	components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'key' } } },
};

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
const file = join(folder, 'notes.openapi.yaml');
writeFileSync(file, stringify(contract));
afterAll(() => rmSync(folder, { recursive: true }));

/** A service whose handlers note their calls. It cannot read NUL in a body, and fails with 500 on the page 0. */
function notes(calls: Call[], invalidRequests?: 'serve'): ServiceDefinition<object> {
	const noted = (call: Call) => {
		calls.push(call);
		const { page } = call.query as { page?: unknown };
		if (String(page) === '0') return { status: 500, body: 'fault' };
		if (String(page) === '418') throw new HttpError(418, 'teapot');
		return { status: 200, body: 'done' };
	};
	return {
		name: 'notes',
		contract: file,
		handlers: { listNotes: noted, createNote: noted },
		security: { key: ({ key }) => key === 'right' },
		secretHeaders: [],
		errorAnswer: (status, messages) => ({ status, body: { messages } }),
		unreadableBody: (text) => (/\\u0000|^\{$/.test(text) ? { status: 400 } : undefined),
		faultStatuses: [500],
		invalidRequests,
	};
}

describe.each([undefined, 'serve'] as const)('A service with invalidRequests = %s', (invalidRequests) => {
	let service: RunningService;
	const calls: Call[] = [];
	const serves = invalidRequests === 'serve';
	const unused = () => {
		throw new Error('This test sends no control requests.');
	};
	const control = { faults: unused, requests: unused, violations: unused, reset: unused, summary: unused, quirks: {} };
	beforeAll(async () => {
		service = await startService(notes(calls, invalidRequests), {}, {}, control);
	});
	beforeEach(() => void calls.splice(0));
	afterEach(() => expect(service.contractViolations).toEqual([]));
	afterAll(async () => await service.close());

	const list = async (query: string) => (await fetch(`${service.url}/notes?${query}`)).status;
	const post = async (body: string, type = 'application/json', key = 'right') =>
		(await fetch(`${service.url}/notes`, { method: 'POST', headers: { 'content-type': type, key }, body })).status;

	it('counts nothing for a request that the contract describes', async () => {
		expect([await list('page=2&labels[]=a&labels[]=b'), await post('{"text":"Hi"}')]).toEqual([200, 200]);
		const query = serves ? { page: '2', labels: ['a', 'b'] } : { page: 2, 'labels[]': ['a', 'b'] };
		expect(calls).toMatchObject([{ query }, { body: { text: 'Hi' } }]);
	});

	it('counts a query that the contract does not describe', async () => {
		expect(await list('page=two&colour=red')).toBe(serves ? 200 : 400);
		expect(calls.map(({ query }) => query)).toEqual(serves ? [{ page: 'two', colour: 'red' }] : []);
		expect(expectRequestViolations(service, 1)).toEqual([['property colour should not exist', 'page must be integer']]);
		expect(await list('labels=a')).toBe(serves ? 200 : 400);
		expect(expectRequestViolations(service, 1)).toEqual([['property labels should not exist']]);
	});

	it.each([
		['another type', '{"text":7}', { text: 7 }],
		['no object', '[1]', [1]],
		['no text', '{}', {}],
	])('counts a body with %s', async (_what, body, received) => {
		expect(await post(body)).toBe(serves ? 200 : 400);
		expect(calls.map((call) => call.body)).toEqual(serves ? [received] : []);
		expectRequestViolations(service, 1);
	});

	it('reads a form that the contract does not describe only when it serves it', async () => {
		expect(await post('text=Hi', 'application/x-www-form-urlencoded')).toBe(serves ? 200 : 400);
		expect(calls.map((call) => call.body)).toEqual(serves ? [{ text: 'Hi' }] : []);
		expectRequestViolations(service, 1);
	});

	it('counts an unknown route', async () => {
		expect((await fetch(`${service.url}/nothing`)).status).toBe(404);
		expect(expectRequestViolations(service, 1)).toEqual([['Cannot GET /nothing']]);
	});

	it('lets the service answer a body that it cannot read, before it asks for the key', async () => {
		expect(await post('{', undefined, 'wrong')).toBe(400);
		expect(await post('{"text":"\\u0000"}', undefined, 'wrong')).toBe(400);
		const [malformed, unreadable] = expectRequestViolations(service, 2);
		expect(malformed).toContainEqual(expect.stringContaining('request body is not JSON'));
		expect(unreadable).toEqual(['the service cannot read the body']);
	});

	it('asks for the key before it looks at the body', async () => {
		expect(await post('{}', undefined, 'wrong')).toBe(401);
		expectRequestViolations(service, 1);
	});

	it('counts a request into which a fault is injected', async () => {
		service.faults.add({ kind: '503' });
		expect(await list('colour=red')).toBe(503);
		expectRequestViolations(service, 1);
	});

	it("takes the service's own faults for answers, and any other status that is not declared for a defect", async () => {
		expect([await list('page=0'), await list('page=418')]).toEqual([500, 500]);
		expect(service.contractViolations.splice(0)).toEqual([
			{ by: 'answer', route: 'GET /notes', status: 418, errors: [expect.stringContaining('(status)'), 'teapot'] },
		]);
	});
});
