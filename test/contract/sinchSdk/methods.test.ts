import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startSinch, type SinchSandbox } from '../../../sandbox';
import { sdkMethods, sdkOf, useFreshConnections } from '../../support/sinchSdk';
import { messageMethods } from './messageMethods';
import { recordMethods } from './recordMethods';
import { worldOf } from './world';

const called = { ...messageMethods, ...recordMethods };

const IN_DASHBOARD = 'An app is made in the dashboard, where its channels get their credentials.';
const TEMPLATES_IN_DASHBOARD = 'Templates are written in the dashboard. The contract has the routes that read them.';
const PROJECT_WIDE =
	'It changes how Sinch matches the contacts of a whole project. The contract has the route that reads it.';
const VERSION_1_IS_OFF = 'Sinch has switched version 1 of templates off on 31 January 2026.';

/** The SDK's methods whose endpoints the contract leaves out, and why. */
const leftOut: Record<string, string> = {
	'app.create': IN_DASHBOARD,
	'app.delete': IN_DASHBOARD,
	'app.update': IN_DASHBOARD,
	'projectSettings.create': PROJECT_WIDE,
	'projectSettings.delete': PROJECT_WIDE,
	'projectSettings.update': PROJECT_WIDE,
	'templatesV1.create': VERSION_1_IS_OFF,
	'templatesV1.delete': VERSION_1_IS_OFF,
	'templatesV1.get': VERSION_1_IS_OFF,
	'templatesV1.list': VERSION_1_IS_OFF,
	'templatesV1.update': VERSION_1_IS_OFF,
	'templatesV2.create': TEMPLATES_IN_DASHBOARD,
	'templatesV2.delete': TEMPLATES_IN_DASHBOARD,
	'templatesV2.update': TEMPLATES_IN_DASHBOARD,
};

/** The endpoints that no method of @sinch/conversation calls, and why. */
const NOT_IN_SDK = {
	'GET /v1/projects/{project_id}/whatsapp/templates': 'It belongs to the Provisioning API, for which Sinch has no SDK.',
};

const contract = parse(readFileSync(join(__dirname, '../../../sandbox/contracts/sinch.openapi.yaml'), 'utf8')) as {
	paths: Record<string, Record<string, unknown>>;
};
const endpoints = Object.entries(contract.paths).flatMap(([path, item]) =>
	['delete', 'get', 'patch', 'post', 'put']
		.filter((method) => method in item)
		.map((method) => `${method.toUpperCase()} ${path}`),
);

describe("Sinch's own SDK on the sandbox", () => {
	useFreshConnections();
	let sandbox: SinchSandbox;
	const routes = new Set<string | undefined>();
	beforeAll(async () => {
		sandbox = await startSinch();
	});
	beforeEach(() => sandbox.reset());
	afterEach(() => expect(sandbox.contractViolations).toEqual([]));
	afterAll(async () => {
		await sandbox.close();
		const reasons = Object.entries(leftOut).map(([method, reason]) => `  ${method}: ${reason}`);
		console.info(
			[`${Object.keys(called).length} methods of @sinch/conversation called. Left out:`, ...reasons].join('\n'),
		);
	});

	it.each(Object.keys(called))('%s', async (method) => {
		await called[method]?.(worldOf(sandbox, sdkOf(sandbox)));
		const { status = 0 } = sandbox.requests.at(-1) ?? {};
		expect(status).toBe(200);
		for (const { route } of sandbox.requests) routes.add(route);
	});

	it('has no method that is neither called nor left out for a reason', () => {
		expect(sdkMethods(sdkOf(sandbox))).toEqual([...Object.keys(called), ...Object.keys(leftOut)].sort());
	});

	it('reaches every endpoint of the contract', () => {
		expect(endpoints.filter((endpoint) => !routes.has(endpoint))).toEqual(Object.keys(NOT_IN_SDK));
	});
});
