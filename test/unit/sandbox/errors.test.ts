import axios from 'axios';
import { expectRequestViolations } from '../../support/requestViolations';
import { first, sendPath, useSandbox } from './client';

const fixture = useSandbox();
const conversations = '/v1/messaging/conversations';
const unknownId = 'ffffffffffffffffffffffff';

describe('credentials', () => {
	it.each([
		['no headers', {}],
		['no secret', { 'x-api-key': 'sandbox-respondent-key' }],
		['a wrong key', { 'x-api-key': 'other', 'x-api-secret': 'sandbox-respondent-secret' }],
		['a wrong secret', { 'x-api-key': 'sandbox-respondent-key', 'x-api-secret': 'sandbox-respondent-secreT' }],
	])('refuses %s', async (_what, headers) => {
		const answer = await axios.get(`${fixture.sandbox.url}${conversations}`, { headers, validateStatus: () => true });
		expect(answer.status).toBe(401);
		expect(answer.data).toEqual({ statusCode: 401, message: 'Unauthorized' });
	});

	it('checks them before it validates the request', async () => {
		const answer = await axios.post(`${fixture.sandbox.url}${conversations}`, {}, { validateStatus: () => true });
		expect(answer.status).toBe(401);
		expectRequestViolations(fixture.sandbox, 1);
	});
});

describe('unknown ids and routes', () => {
	const missing: [method: string, path: string, message: string, body: object | undefined][] = [
		['GET', `${conversations}/unknown`, 'Conversation not found', undefined],
		['PATCH', `${conversations}/unknown`, 'Conversation not found', { locked: true }],
		['PATCH', `${conversations}/unknown/read`, 'Conversation not found', undefined],
		['POST', `${conversations}/unknown/messages`, 'Conversation not found', { body: 'Hello' }],
		['POST', `${conversations}/unknown/participants`, 'Conversation not found', { participantUserId: unknownId }],
		['DELETE', `${conversations}/unknown/participants/${unknownId}`, 'Conversation not found', undefined],
		['POST', conversations, 'Project not found', { projectId: unknownId, participantUserIds: [unknownId] }],
		['GET', '/v1/messaging/messages/unknown', 'Message not found', undefined],
		['GET', `/v1/projects/${unknownId}/screener-responses`, 'Project not found', undefined],
		['GET', `/v1/webhooks/${unknownId}`, 'Webhook not found', undefined],
		['DELETE', `/v1/webhooks/${unknownId}`, 'Webhook not found', undefined],
	];
	it.each(missing)('%s %s is a 404', async (method, url, message, data) => {
		const answer = await fixture.client.request({ method, url, data });
		expect(answer.status).toBe(404);
		expect(answer.data).toEqual({ statusCode: 404, message, error: 'Not Found' });
	});

	it.each([
		['GET', '/v1/nothing'],
		['POST', '/v1/messaging/messages'],
		['GET', `${conversations}/some/messages`],
	])('%s %s is no route of the contract', async (method, url) => {
		const { status, data } = await fixture.client.request({ method, url });
		expect([status, data.message]).toEqual([404, `Cannot ${method} ${url}`]);
		expectRequestViolations(fixture.sandbox, 1);
	});
});

describe('requests that violate the contract', () => {
	const projectId = () => first(fixture.sandbox.store.projects).id;
	const refused = async (url: string, data: unknown, headers = {}) => {
		const answer = await fixture.client.post(url, data, { headers });
		expect(answer.status).toBe(400);
		expect(answer.data).toMatchObject({ statusCode: 400, error: 'Bad Request' });
		return answer.data.message;
	};

	it('names each wrong field', async () => {
		expect(await refused(conversations, { projectId: 7, participantUserIds: ['nobody'] })).toEqual([
			'projectId must be string',
			'participantUserIds.0 must match format "ObjectId"',
		]);
		expect(await refused(conversations, {})).toEqual(['projectId is required', 'participantUserIds is required']);
		expect(await refused(sendPath(fixture.sandbox), { text: 'Hello' })).toEqual(['body is required']);
		expectRequestViolations(fixture.sandbox, 3);
	});

	it('names a user without a screener response in the project', async () => {
		const other = first(fixture.sandbox.store.screenerResponses.filter((row) => row.projectId !== projectId())).userId;
		expect(await refused(conversations, { projectId: projectId(), participantUserIds: [other] })).toEqual([
			`participantUserIds: user ${other} has no screener response in this project`,
		]);
		const path = `${conversations}/${first(fixture.sandbox.store.conversations).uid}/participants`;
		expect(await refused(path, { participantUserId: unknownId })).toEqual([
			`participantUserId: user ${unknownId} has no screener response in this project`,
		]);
	});

	it('requires a participant, and a text', async () => {
		expect(await refused(conversations, { projectId: projectId(), participantUserIds: [] })).toEqual([
			'participantUserIds should not be empty',
		]);
		for (const body of ['', '  \n']) {
			expect(await refused(sendPath(fixture.sandbox), { body })).toEqual(['body should not be empty']);
		}
	});

	it('requires JSON', async () => {
		const json = { 'content-type': 'application/json' };
		expect(await refused(sendPath(fixture.sandbox), '{"body":', json)).toContainEqual(
			expect.stringContaining('request body is not JSON'),
		);
		expect(await refused(sendPath(fixture.sandbox), 'body=Hello')).toEqual(['a JSON request body is required']);
		expect(await refused(sendPath(fixture.sandbox), undefined)).toEqual(['a JSON request body is required']);
		expect(await refused(sendPath(fixture.sandbox), [])).toEqual(['request body must be object']);
		expectRequestViolations(fixture.sandbox, 4);
	});

	it.each([
		['projectid=x', 'property projectid should not exist'],
		['includeCount=1', 'includeCount must be boolean'],
		['pageSize=many', 'pageSize must be number'],
		['projectId=abc', 'projectId must match format "ObjectId"'],
	])('refuses ?%s', async (query, message) => {
		const { status, data } = await fixture.client.get(`/v1/messaging/messages?${query}`);
		expect([status, data.message]).toEqual([400, [message]]);
		expectRequestViolations(fixture.sandbox, 1);
	});

	it.each([
		['pageSize=0', 'pageSize must be a whole number not less than 1'],
		['page=1.5', 'page must be a whole number not less than 1'],
		['since=yesterday', 'since must be a valid ISO 8601 date string with a time zone'],
		['until=2026-03-02T09:15:00', 'until must be a valid ISO 8601 date string with a time zone'],
	])('refuses ?%s, which the schema does not rule out', async (query, message) => {
		const { status, data } = await fixture.client.get(`/v1/messaging/messages?${query}`);
		expect([status, data.message]).toEqual([400, [message]]);
	});

	it('lists the values of an enum', async () => {
		const { data } = await fixture.client.get('/v1/projects', { params: { status: 'OPEN' } });
		expect(data.message).toEqual(['status must be one of the following values: DRAFT, PAID, ARCHIVED, CLOSED']);
		expectRequestViolations(fixture.sandbox, 1);
	});

	it('refuses a path that cannot be decoded', async () => {
		expect((await fixture.client.get('/v1/messaging/messages/%ZZ')).status).toBe(400);
		expectRequestViolations(fixture.sandbox, 1);
	});

	it('stores nothing of a request that it refuses', async () => {
		const { messages } = fixture.sandbox.store;
		await refused(sendPath(fixture.sandbox), { body: '' });
		expect(messages).toHaveLength(400);
	});
});
