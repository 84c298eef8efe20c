import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { respondentService } from '../../../sandbox/respondent/service';
import { first, useSandbox } from './client';

const fixture = useSandbox({ redeliveryScale: 1 / 600_000, deliveryTimeoutMs: 60_000 });

/** The statuses with which the receiver answers, one after the other. All further requests get the last one. */
let answers: number[] = [];
let received: Array<{ body: string; signature: unknown }> = [];
let server: Server;
let url = '';
beforeAll(async () => {
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			received.push({ body, signature: request.headers['respondent-webhook-signature'] });
			response.writeHead((answers.length > 1 ? answers.shift() : answers[0]) ?? 200).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
beforeEach(async () => {
	answers = [200];
	received = [];
	await fixture.client.post('/v1/webhooks', { url });
});
afterAll(() => server.close());

const events = () => received.map(({ body }) => JSON.parse(body) as { event: string; payload: { resource: object } });
const settled = async () => await fixture.sandbox.deliveries.settled();

/** Validates events of a type against their schema in the contract. */
function validatorOf(name: string) {
	const contract = parse(readFileSync(respondentService.contract, 'utf8')) as object;
	const ajv = new Ajv({ strict: false, allErrors: true });
	ajv.addFormat('ObjectId', /^[0-9a-f]{24}$/);
	ajv.addSchema(contract, 'contract');
	const words = name.split(/[._]/).map((word) => word.charAt(0) + word.slice(1).toLowerCase());
	return ajv.compile({ $ref: `contract#/components/schemas/${words.join('')}Event` });
}

it('sends the webhook a valid event for each action of a person', async () => {
	const { sandbox } = fixture;
	const conversation = first(sandbox.store.conversations);
	const response = sandbox.participantApplies();
	sandbox.setResponseStatus(response.id, 'PAID');
	sandbox.setRecruitingStatus(response.projectId, 'RECRUITED');
	const message = sandbox.participantSays(conversation.uid, 'Hello');
	const created = await fixture.client.post('/v1/messaging/conversations', {
		projectId: response.projectId,
		participantUserIds: [response.userId],
	});
	await settled();
	const byName = new Map(events().map((event) => [event.event, event]));
	expect([...byName.keys()].sort()).toEqual([
		'CONVERSATIONS.CREATED',
		'MESSAGES.CREATED',
		'PROJECTS.UPDATED',
		'SCREENER_RESPONSES.CREATED',
		'SCREENER_RESPONSES.UPDATED',
	]);
	for (const [name, event] of byName) {
		const validate = validatorOf(name);
		validate(event);
		expect([name, validate.errors]).toEqual([name, null]);
	}
	expect(byName.get('MESSAGES.CREATED')?.payload.resource).toMatchObject({ messageId: message.uid });
	expect(byName.get('CONVERSATIONS.CREATED')?.payload.resource).toMatchObject({
		conversation: { uid: created.data.uid },
	});
	expect(byName.get('SCREENER_RESPONSES.UPDATED')?.payload.resource).toMatchObject({
		updatedFields: [{ name: 'status', oldValue: 'PENDING', newValue: 'PAID' }],
	});
});

it('sends no event for our messages, nor for our conversations when announceOwnConversations is off', async () => {
	const { sandbox } = fixture;
	sandbox.quirks.announceOwnConversations = false;
	const { uid, metadata } = first(sandbox.store.conversations);
	await fixture.client.post(`/v1/messaging/conversations/${uid}/messages`, { body: 'Hello' });
	const { userId } = first(sandbox.store.screenerResponses);
	const opened = { projectId: metadata.projectId, participantUserIds: [userId] };
	expect((await fixture.client.post('/v1/messaging/conversations', opened)).status).toBe(201);
	await settled();
	expect(received).toEqual([]);
});

it('simulates every type of event', async () => {
	const { id } = first(fixture.sandbox.store.webhooks);
	const { data } = await fixture.client.get(`/v1/webhooks/${id}/event-types`);
	for (const event of data.eventTypes) await fixture.client.post(`/v1/webhooks/${id}/simulate`, { event });
	const rejected = { event: 'SCREENER_RESPONSES.UPDATED', screenerResponseUpdatedType: 'REJECTED.TRUE' };
	await fixture.client.post(`/v1/webhooks/${id}/simulate`, rejected);
	await settled();
	for (const event of events()) {
		const validate = validatorOf(event.event);
		validate(event);
		expect([event.event, validate.errors]).toEqual([event.event, null]);
	}
	expect(received).toHaveLength(6);
});

it('signs with the key of the webhook', async () => {
	fixture.sandbox.quirks.signature = 'sha512';
	fixture.sandbox.participantSays(first(fixture.sandbox.store.conversations).uid, 'Hello');
	await settled();
	expect(first(received).signature).toMatch(/^sha512=[\w+/]{86}==$/);
});

it('retries with the same bytes until the delivery is accepted, five times at most', async () => {
	answers = [401, 503, 200];
	fixture.sandbox.participantSays(first(fixture.sandbox.store.conversations).uid, 'Hello');
	await settled();
	expect(fixture.sandbox.deliveries.attempts.map(({ status }) => status)).toEqual([401, 503, 200]);
	expect(new Set(received.map(({ body }) => body)).size).toBe(1);
	received = [];
	answers = [500];
	fixture.sandbox.participantSays(first(fixture.sandbox.store.conversations).uid, 'Hello?');
	await settled();
	expect(received).toHaveLength(6);
});

it('sends nothing when there is no webhook', async () => {
	first(fixture.sandbox.store.webhooks).active = false;
	fixture.sandbox.participantSays(first(fixture.sandbox.store.conversations).uid, 'Hello');
	expect(fixture.sandbox.deliver({ event: 'MESSAGES.CREATED', resource: {} })).toBe(false);
	await settled();
	expect(received).toEqual([]);
});

describe('another process', () => {
	const control = async (body: object) => await fixture.client.post('/__sandbox/deliver', body);

	it('lets a participant answer', async () => {
		const { uid } = first(fixture.sandbox.store.conversations);
		expect((await control({ participantSays: { conversationUid: uid, text: 'From outside' } })).status).toBe(202);
		await settled();
		expect(first(events()).payload.resource).toMatchObject({ messageBody: 'From outside', conversationId: uid });
	});

	it('sends any event, valid or not', async () => {
		expect((await control({ event: 'NEW.KIND', resource: { a: 1 }, signature: 'nonsense' })).status).toBe(202);
		await settled();
		expect(first(received)).toMatchObject({ signature: 'nonsense' });
		const { data } = await fixture.client.get('/__sandbox/deliveries');
		expect(data).toMatchObject([{ name: 'NEW.KIND', status: 200 }]);
	});

	it.each([
		[{}, 'send participantSays, or an event with its resource'],
		[{ participantSays: {} }, 'participantSays takes a conversationUid and a text'],
		[{ participantSays: { conversationUid: 'x', text: 'y' } }, 'There is no conversation x'],
	])('is told what is missing in %j', async (body, message) => {
		const { status, data } = await control(body);
		expect([status, data.message]).toEqual([400, expect.stringContaining(message)]);
	});
});
