import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { unresolvedReferences } from '../../../sandbox/server/references';
import { startService } from '../../../sandbox/server/service';
import type { ServiceDefinition } from '../../../sandbox/server/types';

/** A contract with one operation whose request body has the schema to which `ref` leads. */
const contractWith = (ref: string) => ({
	openapi: '3.0.3',
	info: { title: 'Notes', version: '1' },
	paths: {
		'/notes': {
			post: {
				operationId: 'createNote',
				requestBody: { required: true, content: { 'application/json': { schema: { $ref: ref } } } },
				responses: { '201': { description: 'Created' } },
			},
		},
	},
	components: {
		schemas: {
			Note: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
			'Old/Note': { type: 'object' },
			Alias: { $ref: '#/components/schemas/Note' },
			Empty: null,
		},
	},
});

const pointer = '#/paths/~1notes/post/requestBody/content/application~1json/schema';

describe('unresolvedReferences', () => {
	it.each(['#/components/schemas/Note', '#/paths', '#'])('accepts %s', (ref) => {
		expect(unresolvedReferences(contractWith(ref))).toEqual([]);
	});

	it.each([
		['a name that does not exist', '#/components/schemas/Memo', 'there is no object at this pointer'],
		['a section that does not exist', '#/components/models/Note', 'there is no object at this pointer'],
		['a target without content', '#/components/schemas/Empty', 'there is no object at this pointer'],
		['a property that every object inherits', '#/components/constructor', 'there is no object at this pointer'],
		['an escaped name', '#/components/schemas/Old~1Note', 'there is no object at this pointer'],
		['a $ref that leads to another $ref', '#/components/schemas/Alias', 'there is another $ref at this pointer'],
		['another file', 'notes.yaml#/components/schemas/Note', 'it is not a pointer into the same document'],
	])('reports %s', (_what, ref, reason) => {
		expect(unresolvedReferences(contractWith(ref))).toEqual([{ pointer, ref, reason }]);
	});

	it('looks into lists, and ignores a property that is called $ref', () => {
		const ref = '#/nowhere';
		expect(unresolvedReferences({ allOf: [{ properties: { $ref: { type: 'string' } } }, { $ref: ref }] })).toEqual([
			{ pointer: '#/allOf/1', ref, reason: 'there is no object at this pointer' },
		]);
	});
});

describe('a service', () => {
	let folder: string;
	beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'contract-'))));
	afterAll(() => rmSync(folder, { recursive: true }));

	/** Starts a service on the contract; its only operation answers 201 to every request that passes validation. */
	async function start(ref: string) {
		const contract = join(folder, 'notes.openapi.yaml');
		writeFileSync(contract, stringify(contractWith(ref)));
		const definition: ServiceDefinition<object> = {
			name: 'notes',
			contract,
			handlers: { createNote: () => ({ status: 201 }) },
			security: {},
			secretHeaders: [],
			errorAnswer: (status, messages) => ({ status, body: { messages } }),
		};
		const unused = () => {
			throw new Error('This test sends no control requests.');
		};
		const control = {
			faults: unused,
			requests: unused,
			violations: unused,
			reset: unused,
			summary: unused,
			quirks: {},
		};
		return await startService(definition, {}, {}, control);
	}

	it('validates requests when every $ref of its contract resolves', async () => {
		const service = await start('#/components/schemas/Note');
		const post = async (body: object) => {
			const headers = { 'content-type': 'application/json' };
			const { status } = await fetch(`${service.url}/notes`, { method: 'POST', headers, body: JSON.stringify(body) });
			return status;
		};
		expect([await post({ text: 'Buy milk' }), await post({ text: 7 })]).toEqual([201, 400]);
		await service.close();
	});

	it('does not start when a $ref of its contract does not resolve', async () => {
		const ref = '#/components/schemas/Memo';
		await expect(start(ref)).rejects.toThrow(`${ref} at ${pointer}: there is no object at this pointer`);
	});
});
