import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import axios, { type AxiosInstance } from 'axios';
import { parse } from 'yaml';
import { startSinch, type SinchSandbox } from '../../../sandbox';
import { callback, callbackNames } from '../../support/sinchCallbacks';

const contract = join(__dirname, '../../../sandbox/contracts/sinch.openapi.yaml');

const ENVELOPE = ['accepted_time', 'app_id', 'correlation_id', 'event_time', 'message_metadata', 'project_id'];

function callbackSchema(): ValidateFunction {
	const { components } = parse(readFileSync(contract, 'utf8')) as { components: object };
	const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
	return ajv.compile({ components, $ref: '#/components/schemas/CallbackPayload' });
}

describe('Callbacks of the Sinch sandbox', () => {
	let sandbox: SinchSandbox;
	let api: AxiosInstance;
	let target: Server;
	let received: Array<Record<string, object>> = [];
	let answers: number[] = [];
	const validate = callbackSchema();

	beforeAll(async () => {
		sandbox = await startSinch({ deliveryTimeoutMs: 60_000 });
		const { projectId, keyId, keySecret } = sandbox.credentials;
		const auth = { username: keyId, password: keySecret };
		api = axios.create({ baseURL: `${sandbox.url}/v1/projects/${projectId}`, auth });
		target = createServer((request, response) => {
			void json(request).then((body) => {
				received.push(body as Record<string, object>);
				response.writeHead(answers.shift() ?? 200).end();
			});
		});
		await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
	});
	beforeEach(() => {
		sandbox.reset();
		[received, answers] = [[], []];
	});
	afterEach(() => expect(sandbox.contractViolations).toEqual([]));
	afterAll(async () => {
		target.close();
		await sandbox.close();
	});

	const care = () => sandbox.store.apps[0]?.id ?? '';
	const listen = async (...triggers: string[]) => {
		const url = `http://127.0.0.1:${(target.address() as AddressInfo).port}/`;
		await api.post('/webhooks', { app_id: care(), target: url, target_type: 'HTTP', triggers, secret: 's' });
	};
	const send = async (identity = '+46701234567') =>
		await api.post('/messages:send', {
			app_id: care(),
			recipient: { identified_by: { channel_identities: [{ channel: 'SMS', identity }] } },
			message: { text_message: { text: 'Hi' } },
			correlation_id: 'row-1',
		});
	const until = async (count: number) => {
		while (received.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
		await sandbox.deliveries.settled();
	};
	const kinds = () => received.flatMap((body) => Object.keys(body).filter((key) => !ENVELOPE.includes(key)));

	it('are sent to the webhooks with their trigger, and are valid', async () => {
		sandbox.quirks.deliveryStepMs = 1;
		await listen(
			...['MESSAGE_INBOUND', 'MESSAGE_SUBMIT', 'MESSAGE_DELIVERY', 'EVENT_DELIVERY', 'CONVERSATION_START'],
			...[
				'CONVERSATION_STOP',
				'CONVERSATION_DELETE',
				'CONTACT_CREATE',
				'CONTACT_UPDATE',
				'CONTACT_MERGE',
				'CONTACT_DELETE',
			],
		);
		await send();
		await until(6);
		const { conversation_id, contact_id } = sandbox.personSays({ appId: care(), from: '+46701234567', text: 'Yes' });
		await api.post('/events:send', {
			app_id: care(),
			recipient: { contact_id },
			event: { composing_event: {} },
		});
		await api.post(`/conversations/${conversation_id}:stop`);
		await api.delete(`/conversations/${conversation_id}`);
		await api.patch(`/contacts/${contact_id}`, { display_name: 'Noor' });
		await api.post(`/contacts/${contact_id}:merge`, { source_id: sandbox.store.contacts[0]?.id });
		await api.delete(`/contacts/${contact_id}`);
		await until(13);
		expect(kinds().sort()).toEqual(
			[
				...['contact_create', 'contact_delete', 'contact_merge', 'contact_update'].map(
					(kind) => `${kind}_notification`,
				),
				...['delete', 'start', 'stop'].map((kind) => `conversation_${kind}_notification`),
				...['event_delivery_report', 'message', 'message_submit_notification'],
				...['message_delivery_report', 'message_delivery_report', 'message_delivery_report'],
			].sort(),
		);
		for (const body of received) expect([validate(body), validate.errors]).toEqual([true, null]);
		const reports = received.filter(({ message_delivery_report: report }) => report);
		expect(reports.map(({ message_delivery_report: report }) => Reflect.get(report ?? {}, 'status')).sort()).toEqual([
			'DELIVERED',
			'QUEUED_ON_CHANNEL',
			'READ',
		]);
		expect(reports[0]).toMatchObject({ correlation_id: 'row-1' });
	});

	it.each([
		['again after a 503, a 500 and a 429', [503, 500, 429], [503, 500, 429, 200]],
		['once when the answer is another 4xx', [400], [400]],
	])('are sent %s', async (_what, given, seen) => {
		await listen('MESSAGE_INBOUND');
		answers = given;
		sandbox.personSays({ appId: care(), from: '+46701234567' });
		await sandbox.deliveries.settled();
		expect(sandbox.deliveries.attempts.map(({ status }) => status)).toEqual(seen);
		expect(new Set(sandbox.deliveries.attempts.map(({ body }) => body)).size).toBe(1);
	});

	it('can be requested by another process', async () => {
		await listen();
		const deliver = async (body: object) =>
			(await axios.post(`${sandbox.url}/__sandbox/deliver`, body, { validateStatus: () => true })).status;
		expect(await deliver({ appId: care(), payload: { message: { id: 'M1' } } })).toBe(202);
		expect(await deliver({ appId: care(), payload: { message: { id: 'M2' } }, forged: 'body' })).toBe(202);
		expect(await deliver({ appId: care(), payload: { message: { id: 'M3' } }, forged: 'nothing' })).toBe(400);
		expect(await deliver({ payload: {} })).toBe(400);
		expect(await deliver({ appId: care() })).toBe(400);
		expect(await deliver({ appId: sandbox.store.apps[1]?.id, payload: { message: {} } })).toBe(400);
		await until(2);
		expect(received).toMatchObject([{ message: { id: 'M1' } }, { forged: true }]);
		sandbox.store.webhooks[0]?.triggers.push('MESSAGE_INBOUND');
		expect(await deliver({ appId: care(), from: '+46701234567', text: 'Yes' })).toBe(202);
		await until(3);
		expect(received[2]).toMatchObject({ message: { contact_message: { text_message: { text: 'Yes' } } } });
	});

	it('have neither contact nor conversation in dispatch mode', () => {
		const said = sandbox.personSays({ appId: sandbox.store.apps[1]?.id ?? '', from: '+46701234567' });
		expect(said).toMatchObject({ conversation_id: '', contact_id: '', processing_mode: 'DISPATCH', stored: false });
	});

	it('are not signed without a secret', async () => {
		await listen('MESSAGE_INBOUND');
		delete sandbox.store.webhooks[0]?.secret;
		sandbox.personSays({ appId: care(), from: '+46701234567' });
		await sandbox.deliveries.settled();
		expect(Object.keys(sandbox.deliveries.attempts[0]?.headers ?? {})).toEqual(['content-type']);
	});
});

it.each(callbackNames)('The recorded callback %s keeps the contract', (name) => {
	const validate = callbackSchema();
	expect([validate(callback(name)), validate.errors]).toEqual([true, null]);
});
