import { readFileSync } from 'node:fs';
import { OpenAPIBackend } from 'openapi-backend';
import { parse } from 'yaml';
import { startRespondent } from '../../../sandbox';
import { respondentService } from '../../../sandbox/respondent/service';
import { serveContract } from '../../../sandbox/server/contract';
import { first } from './client';

interface Contract {
	paths: Record<string, Record<string, { operationId?: string }>>;
}

const contract = parse(readFileSync(respondentService.contract, 'utf8')) as Contract;
const operations = Object.values(contract.paths).flatMap((methods) => Object.values(methods));
const operationIds = operations.flatMap(({ operationId }) => operationId ?? []);

it('is a valid OpenAPI document', async () => {
	const api = new OpenAPIBackend({
		definition: respondentService.contract,
		strict: true,
		ajvOpts: { formats: { ObjectId: true, 'date-time': true } },
	});
	await expect(api.init()).resolves.toBe(api);
});

it('has a handler for every operation, and no handler for anything else', () => {
	expect(Object.keys(respondentService.handlers).sort()).toEqual(operationIds.sort());
});

it('reports an answer of its own that violates the contract', async () => {
	const sandbox = await startRespondent();
	const { apiKey, apiSecret } = sandbox.credentials;
	Object.assign(first(sandbox.store.projects), { projectStatus: 'LOST' });
	const answer = await fetch(`${sandbox.url}/v1/projects`, {
		headers: { 'x-api-key': apiKey, 'x-api-secret': apiSecret },
	});
	expect(answer.status).toBe(500);
	expect(await answer.json()).toMatchObject({ error: 'Sandbox Contract Violation' });
	expect(sandbox.contractViolations).toEqual([
		{
			by: 'answer',
			route: 'GET /v1/projects',
			status: 200,
			errors: ['/results/2/projectStatus must be equal to one of the allowed values'],
		},
	]);
	await sandbox.close();
});

it('reports an answer whose status the contract does not declare', async () => {
	const api = await serveContract(respondentService);
	const operation = api.match('GET', '/v1/projects');
	const errors = operation && api.errorsOf({ status: 202, body: { results: [] } }, operation);
	expect(errors).toEqual(['(status) the contract does not declare it']);
});
