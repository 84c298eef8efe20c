import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { allOf, sdkOf, useFreshConnections } from '../../support/sinchSdk';
import { appNamed, at, useSinch } from '../../support/sinch';

useExpressionEngine();

type ConsentRecord = ReturnType<typeof useSinch>['sandbox']['store']['consents'][number];

describe('The consents of people', () => {
	useFreshConnections();
	const harness = useSinch('oAuth2');
	const CONSENTS = 'GET /v1/projects/{project_id}/apps/{app_id}/consents/identities/{identity}';
	const appId = () => appNamed(harness.sandbox, 'Customer care');
	const add = (record: Partial<ConsentRecord>) =>
		harness.sandbox.store.consents.push({
			identity: '46701234567',
			app_id: appId(),
			list_type: 'OPT_OUT_ALL',
			origin: 'ORIGIN_MO',
			operation: 'OPERATION_INSERT',
			datetime: '2026-03-02T09:00:00Z',
			...record,
		});
	const lookUp = async (consentIdentity = '+46 70-123 45 67') =>
		await harness.run('contact:getConsents', { appId: byId(appId()), consentIdentity });

	it('Get Consents says that a person without records has not opted out', async () => {
		const { items } = await lookUp();
		expect(items.map(({ json }) => json)).toEqual([
			{
				identity: '+46701234567',
				optedOut: false,
				optedOutOfAll: false,
				optedOutOfMarketing: false,
				optedOutOfNotifications: false,
				history: [],
			},
		]);
	});

	it('Get Consents goes by the newest record of each list, and shows all of them, newest first', async () => {
		add({ operation: 'OPERATION_DELETE', datetime: '2026-03-03T09:00:00.100000002Z' });
		add({ operation: 'OPERATION_INSERT', datetime: '2026-03-03T09:00:00.100000001Z' });
		add({ list_type: 'OPT_OUT_MARKETING', origin: 'ORIGIN_API', datetime: '2026-03-01T09:00:00Z' });
		add({ list_type: 'OPT_OUT_NOTIFICATION', operation: 'OPERATION_UPDATE' });
		const { items } = await lookUp();
		expect(items[0]?.json).toEqual({
			identity: '+46701234567',
			optedOut: true,
			optedOutOfAll: false,
			optedOutOfMarketing: true,
			optedOutOfNotifications: true,
			history: [
				{ list: 'OPT_OUT_ALL', change: 'optedIn', at: '2026-03-03T09:00:00.100000002Z', by: 'person' },
				{ list: 'OPT_OUT_ALL', change: 'optedOut', at: '2026-03-03T09:00:00.100000001Z', by: 'person' },
				{ list: 'OPT_OUT_NOTIFICATION', change: 'optedOut', at: '2026-03-02T09:00:00Z', by: 'person' },
				{ list: 'OPT_OUT_MARKETING', change: 'optedOut', at: '2026-03-01T09:00:00Z', by: 'api' },
			],
		});
	});

	it('Get Consents asks for a number with and without its plus sign, and for an ID as it is', async () => {
		await lookUp();
		await lookUp('01HCNTACT0000000000000000A');
		const asked = harness.requestsTo(CONSENTS).map(({ path }) => path.split('/').at(-1));
		expect(asked).toEqual(['46701234567', '%2B46701234567', '01HCNTACT0000000000000000A']);
	});

	it.each(['0701234567', '070-123 45 67'])(
		'Get Consents does not say of %s, whose country is not known, that nobody has opted out',
		async (typed) => {
			add({});
			const { items, error } = await lookUp(typed);
			expect(items).toEqual([]);
			expect(error?.message).toBe(
				`"Phone Number or ID" is "${typed}", which begins with 0, so that its country is not known`,
			);
			expect(harness.requestsTo(CONSENTS)).toEqual([]);
		},
	);

	it('Get Consents is content when Sinch refuses one form of a number', async () => {
		add({});
		harness.sandbox.faults.add({ kind: 'raw', status: 400, body: {}, route: CONSENTS });
		const { items, error } = await lookUp();
		expect(error).toBeUndefined();
		expect(items[0]?.json.optedOut).toBe(true);
	});

	it('Get Consents fails when Sinch refuses both forms', async () => {
		harness.sandbox.faults.add({ kind: 'raw', status: 400, body: {}, route: CONSENTS, times: Infinity });
		expect((await lookUp()).error?.message).toContain('400');
	});

	it('Get Many Opt-Outs lists those who are on the list now, as the SDK of Sinch does', async () => {
		const { items } = await harness.run('contact:getOptOuts', {
			appId: byId(appId()),
			optOutList: 'OPT_OUT_NOTIFICATION',
			returnAll: true,
		});
		const { consents } = sdkOf(harness.sandbox);
		const theirs = await allOf(consents.listIdentities({ app_id: appId(), list_type: 'OPT_OUT_NOTIFICATION' }));
		expect(items.length).toBeGreaterThan(0);
		expect(items.map(({ json }) => json)).toEqual(
			theirs.map(({ identity }) => ({ identity: `+${identity}`, list: 'OPT_OUT_NOTIFICATION', appId: appId() })),
		);
	});

	it('Get Many Opt-Outs gives the person who has just written STOP, and not the one who has opted in again', async () => {
		harness.sandbox.store.consents.length = 0;
		add({});
		add({ identity: '46701234568' });
		add({ identity: '46701234568', operation: 'OPERATION_DELETE', datetime: '2026-03-02T09:00:01Z' });
		const { items } = await harness.run('contact:getOptOuts', { appId: byId(appId()) });
		expect(items).toHaveLength(1);
		expect(at(items, 0).json.identity).toBe('+46701234567');
	});
});
