import type { INodeParameters } from 'n8n-workflow';
import { readExample } from '../../../dev/exampleFiles';
import { closedHours } from '../../support/closedHours';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { appNamed, at, identities, recipient, sentTo, useSinch } from '../../support/sinch';

useExpressionEngine();

type ConsentRecord = ReturnType<typeof useSinch>['sandbox']['store']['consents'][number];

describe('Message: Send with Skip Opted-Out', () => {
	const harness = useSinch('oAuth2');
	const CONSENTS = 'GET /v1/projects/{project_id}/apps/{app_id}/consents/identities/{identity}';
	const appId = () => appNamed(harness.sandbox, 'Customer care');
	const sends = () => sentTo(harness, 'POST', '/messages:send');
	const add = (record: Partial<ConsentRecord> = {}) =>
		harness.sandbox.store.consents.push({
			identity: '46701234567',
			app_id: appId(),
			list_type: 'OPT_OUT_ALL',
			origin: 'ORIGIN_MO',
			operation: 'OPERATION_INSERT',
			datetime: '2026-03-02T09:00:00Z',
			...record,
		});
	const parameters = (options: INodeParameters = {}, more: INodeParameters = {}): INodeParameters => ({
		appId: byId(appId()),
		sendTo: recipient('+46701234567'),
		text: 'Hello',
		options: { skipOptedOut: true, ...options },
		...more,
	});

	it('skips a person who has opted out of everything, with the reason, and sends to the others', async () => {
		add();
		const rows = ['+46701234567', '+46701234568'].map((phone) => ({ json: { phone } }));
		const to = { sendTo: recipient('={{ $json.phone }}') };
		const { items, error } = await harness.run('message:send', parameters({}, to), rows);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({
			status: 'skipped',
			reason: '+46701234567 has opted out of all messages (OPT_OUT_ALL, 2026-03-02T09:00:00Z)',
		});
		expect(items[1]?.json.messageId).toEqual(expect.any(String));
		expect(sends()).toHaveLength(1);
	});

	it('gives the reason by which the follow-up example tells opted-out people from others that were skipped', async () => {
		add();
		const { nodes } = readExample('sinch-follow-up.json');
		const condition = JSON.stringify(nodes.find(({ name }) => name === 'Opted Out')?.parameters);
		const [, words = 'missing'] = /reason[^.]*\.includes\('([^']+)'\)/.exec(condition) ?? [];
		expect((await harness.run('message:send', parameters())).items[0]?.json.reason).toContain(words);
		const held = await harness.run('message:send', parameters({ sendOnlyBetween: closedHours }));
		expect(held.items[0]?.json).toMatchObject({ status: 'skipped', reason: expect.not.stringContaining(words) });
	});

	it('without it, asks nothing', async () => {
		add();
		await harness.run('message:send', parameters({ skipOptedOut: false }));
		expect(harness.requestsTo(CONSENTS)).toEqual([]);
		expect(sends()).toHaveLength(1);
	});

	it('goes by the newest record of the list', async () => {
		add();
		add({ operation: 'OPERATION_DELETE', datetime: '2026-03-02T09:00:00.000000001Z' });
		const { items } = await harness.run('message:send', parameters());
		expect(items[0]?.json.messageId).toEqual(expect.any(String));
	});

	it.each([
		['OPT_OUT_ALL', undefined, true],
		['OPT_OUT_ALL', 'CONTENT_MARKETING', true],
		['OPT_OUT_ALL', 'CONTENT_NOTIFICATION', true],
		['OPT_OUT_MARKETING', undefined, false],
		['OPT_OUT_MARKETING', 'CONTENT_MARKETING', true],
		['OPT_OUT_MARKETING', 'CONTENT_NOTIFICATION', false],
		['OPT_OUT_NOTIFICATION', undefined, false],
		['OPT_OUT_NOTIFICATION', 'CONTENT_MARKETING', false],
		['OPT_OUT_NOTIFICATION', 'CONTENT_NOTIFICATION', true],
	] as const)('%s forbids a message with the content type %s: %s', async (list_type, contentType, isForbidden) => {
		add({ list_type });
		const { items } = await harness.run('message:send', parameters({ ...(contentType && { contentType }) }));
		expect(items[0]?.json.status === 'skipped').toBe(isForbidden);
		expect(sends()).toHaveLength(isForbidden ? 0 : 1);
	});

	it.each([
		['is refused', { kind: 'raw', status: 403, body: {} }],
		['is not found', { kind: 'raw', status: 404, body: {} }],
		['fails', { kind: '503' }],
		['gives no list', { kind: 'null-body' }],
		['gives a page', { kind: 'html' }],
		['gives something else', { kind: 'raw', body: { message: 'maintenance' } }],
		['gives a list of something else', { kind: 'raw', body: { audit_records: [{ list_type: 'OPT_OUT_ALL' }] } }],
	] as const)('fails the row and sends nothing when the look-up %s', async (_name, fault) => {
		harness.sandbox.faults.add({ ...fault, route: CONSENTS, times: Infinity });
		const { error } = await harness.run('message:send', parameters());
		expect(error).toBeDefined();
		expect(sends()).toEqual([]);
	});

	it.each([
		[403, /switched on for the app/],
		[429, /^Run the row again later/],
		[503, /^Run the row again later/],
	])('says what to do when the look-up is answered by %d', async (status, advice) => {
		harness.sandbox.faults.add({ kind: 'raw', status, body: {}, route: CONSENTS, times: Infinity });
		const { error } = await harness.run('message:send', parameters({ maxWait: 0 }));
		expect(error?.description).toMatch(advice);
	});

	it.each([{}, { identity: { identity: '46701234567' } }])(
		'takes an answer that leaves out an empty list for no opt-out: %j',
		async (body) => {
			harness.sandbox.faults.add({ kind: 'raw', body, route: CONSENTS, times: Infinity });
			const { error } = await harness.run('message:send', parameters());
			expect(error).toBeUndefined();
			expect(sends()).toHaveLength(1);
		},
	);

	it('asks once for each person and run', async () => {
		const rows = Array.from({ length: 6 }, () => ({ json: {} }));
		await harness.run('message:send', parameters(), rows);
		expect(sends()).toHaveLength(6);
		// With and without the plus sign.
		expect(harness.requestsTo(CONSENTS)).toHaveLength(2);
		await harness.run('message:send', parameters());
		expect(harness.requestsTo(CONSENTS)).toHaveLength(4);
	});

	it('skips when one of several identities has opted out', async () => {
		add({ identity: '46701234568' });
		const to = { sendTo: recipient('+46701234567', 'WHATSAPP') };
		const { items } = await harness.run(
			'message:send',
			parameters({ fallbackChannels: identities('+46701234568') }, to),
		);
		expect(items[0]?.json.reason).toContain('+46701234568 has opted out');
	});

	it.each(['ID', 'phone number'])('skips a contact whose %s has opted out', async (kind) => {
		const contact = at(harness.sandbox.store.contacts, 40);
		add({ identity: kind === 'ID' ? contact.id : at(contact.channel_identities, 0).identity.replace('+', '') });
		const to = { sendTo: byId(contact.id) };
		const { items } = await harness.run('message:send', parameters({}, to));
		expect(items[0]?.json.status).toBe('skipped');
		expect(sends()).toEqual([]);
	});

	it.each([
		{ kind: 'html' },
		{ kind: 'null-body' },
		{ kind: 'raw', body: { message: 'maintenance' } },
		{ kind: 'raw', body: {} },
	] as const)('fails the row when the answer about a contact is %j', async (fault) => {
		const route = 'GET /v1/projects/{project_id}/contacts/{contact_id}';
		harness.sandbox.faults.add({ ...fault, route, times: Infinity });
		const contactId = byId(at(harness.sandbox.store.contacts, 40).id);
		const { error } = await harness.run('message:send', parameters({}, { sendTo: contactId }));
		expect(error).toBeDefined();
		expect(sends()).toEqual([]);
	});

	it('does not count an opt-out of another app', async () => {
		add({ app_id: appNamed(harness.sandbox, 'Reminders') });
		await harness.run('message:send', parameters());
		expect(sends()).toHaveLength(1);
	});

	it('Check Only says that the row would be skipped, and why', async () => {
		add();
		const { items } = await harness.run('message:send', parameters({}, { checkOnly: true }));
		expect(JSON.stringify(items[0]?.json)).toMatch(/skipped.*has opted out of all messages/);
		expect(sends()).toEqual([]);
	});

	it('tells an AI agent why nothing was sent', async () => {
		add();
		const items = await harness.asTool('message:send', parameters());
		expect(JSON.stringify(items)).toContain('has opted out of all messages');
		expect(sends()).toEqual([]);
	});
});
