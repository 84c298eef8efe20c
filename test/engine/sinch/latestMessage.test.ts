import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { sdkOf, useFreshConnections } from '../../support/sinchSdk';
import { appNamed, at, recipient, sentTo, useSinch } from '../../support/sinch';

useExpressionEngine();

const PERSON = '+46701234567';
const DAY = 86_400_000;

describe('Message: Get Latest', () => {
	useFreshConnections();
	const harness = useSinch('oAuth2');
	const appId = () => appNamed(harness.sandbox, 'Customer care');
	const send = async (text: string, app = appId()) =>
		await harness.run('message:send', { appId: byId(app), sendTo: recipient(PERSON), text });
	/** Makes the newest message as old as this. */
	const age = (days: number) => {
		const message = harness.sandbox.store.messages.at(-1);
		if (message) message.accept_time = new Date(Date.now() - days * DAY).toISOString();
	};
	const look = async (more = {}) =>
		await harness.run('message:getLatest', { appId: byId(appId()), latestIdentity: '+46 70-123 45 67', ...more });
	const itemOf = async (more = {}) => (await look(more)).items[0]?.json;

	it('says of our last message how long the person has been silent', async () => {
		await send('Hi');
		age(2.5);
		const item = await itemOf();
		expect(item).toMatchObject({ direction: 'outgoing', text: 'Hi', identity: PERSON, channel: 'SMS' });
		expect(item?.daysSilent).toBeCloseTo(2.5, 2);
		expect(item).not.toHaveProperty('lastIncomingAt');
	});

	it('still tells of an answer that we have answered', async () => {
		harness.sandbox.personSays({ appId: appId(), from: PERSON, text: 'Yes' });
		age(3);
		const answeredAt = harness.sandbox.store.messages.at(-1)?.accept_time;
		await send('Great');
		expect(await itemOf()).toMatchObject({ direction: 'outgoing', text: 'Great', lastIncomingAt: answeredAt });
		const asked = sentTo(harness, 'POST', '/messages:fetch-last-message').map(({ body }) => body);
		expect(asked).toEqual([
			expect.objectContaining({
				messages_source: 'CONVERSATION_SOURCE',
				channel_identities: [PERSON, PERSON.slice(1)],
			}),
			expect.objectContaining({ direction: 'TO_APP' }),
		]);
	});

	it('gives an answer as incoming, with one request', async () => {
		await send('Hi');
		harness.sandbox.personSays({ appId: appId(), from: PERSON, text: 'Yes' });
		expect(await itemOf()).toMatchObject({ direction: 'incoming', text: 'Yes' });
		expect(sentTo(harness, 'POST', '/messages:fetch-last-message')).toHaveLength(1);
	});

	it('gives the message that the SDK of Sinch gives', async () => {
		await send('Hi');
		const { messages } = sdkOf(harness.sandbox);
		const { data } = await messages.listLastMessagesByChannelIdentity({
			listLastMessagesByChannelIdentityRequestBody: {
				app_id: appId(),
				messages_source: 'CONVERSATION_SOURCE',
				channel_identities: [PERSON],
			},
		});
		expect((await itemOf())?.messageId).toBe(at(data, 0).id);
	});

	it('finds the messages of a contact, on all of its channels', async () => {
		await send('Hi');
		const contactId = harness.sandbox.store.messages.at(-1)?.contact_id ?? '';
		expect(await itemOf({ latestBy: 'contact', latestContactId: byId(contactId) })).toMatchObject({
			contactId,
			text: 'Hi',
		});
	});

	it('says that there is no message', async () => {
		expect(await itemOf({ latestIdentity: '+46709999999' })).toEqual({ found: false, identity: '+46709999999' });
	});

	it('finds the messages of a number as WhatsApp writes it, without the plus sign', async () => {
		await send('Hi');
		expect(await itemOf({ latestIdentity: PERSON.slice(1) })).toMatchObject({ text: 'Hi', identity: PERSON });
		expect(at(sentTo(harness, 'POST', '/messages:fetch-last-message'), 0).body).toMatchObject({
			channel_identities: [PERSON, PERSON.slice(1)],
		});
	});

	it('does not say that there is no message of a number whose country is not known', async () => {
		const { items, error } = await look({ latestIdentity: '0701234567' });
		expect(items).toEqual([]);
		expect(error?.message).toContain('is "0701234567", which begins with 0, so that its country is not known');
	});

	it.each([
		['latestIdentity', { latestIdentity: '={{ { phone: "+46701234567" } }}' }, 'must be text, but is {"phone":'],
		['latestIdentity', { latestIdentity: '={{ ["+46701234567"] }}' }, 'must be text, but is ["+46701234567"]'],
		[
			'latestContactId',
			{ latestBy: 'contact', latestContactId: byId(PERSON) },
			'is "+46701234567", which is no ID of a contact',
		],
		[
			'latestContactId',
			{ latestBy: 'contact', latestContactId: byId('={{ { id: "1" } }}') },
			'must be text, but is {"id":"1"}',
		],
	])('does not say that there is no message where %s names nobody: %j', async (_field, more, message) => {
		const { items, error } = await look(more);
		expect(items).toEqual([]);
		expect(error?.message).toContain(message);
	});

	it('looks among the dispatch messages of an app in DISPATCH mode', async () => {
		const reminders = appNamed(harness.sandbox, 'Reminders');
		await send('Hi', reminders);
		expect(await itemOf({ appId: byId(reminders) })).toMatchObject({ text: 'Hi' });
		const { error } = await look({
			appId: byId(reminders),
			latestBy: 'contact',
			latestContactId: byId('01HCNTACT0000000000000000A'),
		});
		expect(error?.message).toBe('The app "Reminders" is in DISPATCH mode and knows no contacts');
	});

	it('fails for an app whose messages Sinch does not store, rather than to say that there is none', async () => {
		const { error } = await look({ appId: byId(appNamed(harness.sandbox, 'Alerts')) });
		expect(error?.message).toBe(
			'Sinch does not store the messages of the app "Alerts", so that the latest one cannot be found',
		);
	});

	describe('with an access key that may not read apps', () => {
		const forbid = () =>
			harness.sandbox.faults.add({
				kind: 'raw',
				status: 403,
				body: {},
				times: Infinity,
				route: 'GET /v1/projects/{project_id}/apps/{app_id}',
			});

		it.each(['Customer care', 'Reminders'] as const)('looks among the messages of both modes: %s', async (name) => {
			const app = appNamed(harness.sandbox, name);
			await send('Hi', app);
			forbid();
			expect(await itemOf({ appId: byId(app) })).toMatchObject({ direction: 'outgoing', text: 'Hi' });
		});

		it('does not say that there is no message where none is found', async () => {
			forbid();
			const { error } = await look({ latestIdentity: '+46709999999' });
			expect(error?.message).toBe(
				'Sinch shows no message, and the access key may not read the app, so it is not known whether Sinch stores its messages',
			);
		});
	});

	it('does not take an answer without a list for "no message"', async () => {
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 200,
			body: { ok: true },
			route: 'POST /v1/projects/{project_id}/messages:fetch-last-message',
		});
		expect((await look()).error?.message).toBe('The answer to this list holds no list');
	});
});
