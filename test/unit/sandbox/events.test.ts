import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { respondentService } from '../../../sandbox/respondent/service';
import { first, useSandbox } from './client';

const bench = useSandbox({ redeliveryScale: 1 / 600_000, deliveryTimeoutMs: 60_000 });

/** A receiver that answers with these statuses, one after the other, and with the last one from then on. */
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
	await bench.client.post('/v1/webhooks', { url });
});
afterAll(() => server.close());

const events = () => received.map(({ body }) => JSON.parse(body) as { event: string; payload: { resource: object } });
const settled = async () => await bench.sandbox.deliveries.settled();

/** A check against the schema that the contract has for events of this name. */
function validatorOf(name: string) {
	const contract = parse(readFileSync(respondentService.contract, 'utf8')) as object;
	const ajv = new Ajv({ strict: false, allErrors: true });
	ajv.addFormat('ObjectId', /^[0-9a-f]{24}$/);
	ajv.addSchema(contract, 'contract');
	const words = name.split(/[._]/).map((word) => word.charAt(0) + word.slice(1).toLowerCase());
	return ajv.compile({ $ref: `contract#/components/schemas/${words.join('')}Event` });
}

it('tells the webhook what people do, as the contract writes it', async () => {
	const { sandbox } = bench;
	const conversation = first(sandbox.store.conversations);
	const response = sandbox.participantApplies();
	sandbox.setResponseStatus(response.id, 'PAID');
	sandbox.setRecruitingStatus(response.projectId, 'RECRUITED');
	const message = sandbox.participantSays(conversation.uid, 'Hello');
	const created = await bench.client.post('/v1/messaging/conversations', {
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

it('says nothing of what we send, nor of conversations that we open where a server keeps that to itself', async () => {
	const { sandbox } = bench;
	sandbox.quirks.announceOwnConversations = false;
	const { uid, metadata } = first(sandbox.store.conversations);
	await bench.client.post(`/v1/messaging/conversations/${uid}/messages`, { body: 'Hello' });
	const { userId } = first(sandbox.store.screenerResponses);
	const opened = { projectId: metadata.projectId, participantUserIds: [userId] };
	expect((await bench.client.post('/v1/messaging/conversations', opened)).status).toBe(201);
	await settled();
	expect(received).toEqual([]);
});

it('simulates every kind of event, about nothing that exists', async () => {
	const { id } = first(bench.sandbox.store.webhooks);
	const { data } = await bench.client.get(`/v1/webhooks/${id}/event-types`);
	for (const event of data.eventTypes) await bench.client.post(`/v1/webhooks/${id}/simulate`, { event });
	const rejected = { event: 'SCREENER_RESPONSES.UPDATED', screenerResponseUpdatedType: 'REJECTED.TRUE' };
	await bench.client.post(`/v1/webhooks/${id}/simulate`, rejected);
	await settled();
	for (const event of events()) {
		const validate = validatorOf(event.event);
		validate(event);
		expect([event.event, validate.errors]).toEqual([event.event, null]);
	}
	expect(received).toHaveLength(6);
});

it('signs with the key of the webhook', async () => {
	bench.sandbox.quirks.signature = 'sha512';
	bench.sandbox.participantSays(first(bench.sandbox.store.conversations).uid, 'Hello');
	await settled();
	expect(first(received).signature).toMatch(/^sha512=[\w+/]{86}==$/);
});

it('tries five times more, with the very same event, until it is accepted', async () => {
	answers = [401, 503, 200];
	bench.sandbox.participantSays(first(bench.sandbox.store.conversations).uid, 'Hello');
	await settled();
	expect(bench.sandbox.deliveries.attempts.map(({ status }) => status)).toEqual([401, 503, 200]);
	expect(new Set(received.map(({ body }) => body)).size).toBe(1);
	received = [];
	answers = [500];
	bench.sandbox.participantSays(first(bench.sandbox.store.conversations).uid, 'Hello?');
	await settled();
	expect(received).toHaveLength(6);
});

it('tells nobody when there is no webhook', async () => {
	first(bench.sandbox.store.webhooks).active = false;
	bench.sandbox.participantSays(first(bench.sandbox.store.conversations).uid, 'Hello');
	expect(bench.sandbox.deliver({ event: 'MESSAGES.CREATED', resource: {} })).toBe(false);
	await settled();
	expect(received).toEqual([]);
});

describe('another process', () => {
	const control = async (body: object) => await bench.client.post('/__sandbox/deliver', body);

	it('lets a participant answer', async () => {
		const { uid } = first(bench.sandbox.store.conversations);
		expect((await control({ participantSays: { conversationUid: uid, text: 'From outside' } })).status).toBe(202);
		await settled();
		expect(first(events()).payload.resource).toMatchObject({ messageBody: 'From outside', conversationId: uid });
	});

	it('sends any event, proper or not', async () => {
		expect((await control({ event: 'NEW.KIND', resource: { a: 1 }, signature: 'nonsense' })).status).toBe(202);
		await settled();
		expect(first(received)).toMatchObject({ signature: 'nonsense' });
		const { data } = await bench.client.get('/__sandbox/deliveries');
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
