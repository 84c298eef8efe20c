import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { toText } from '../../../nodes/shared/base/record';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';

useExpressionEngine();
const harness = useRespondent();

const store = () => harness.sandbox.store;
const BATCH = 'PUT /v1/team-respondents/batch-invite';

/** The profile IDs of past participants. */
const past = () => store().screenerResponses.flatMap(({ status, profile }) => (status === 'PAID' ? [profile.id] : []));
const stranger = () => store().screenerResponses[0]?.profile.id ?? '';

const invite = async (profileIds: unknown, items?: INodeExecutionData[], more: INodeParameters = {}) =>
	await harness.run(
		'teamRespondent:batchInvite',
		{
			projectId: byId(store().projects[0]?.id ?? ''),
			profileIds: profileIds as string,
			message: 'We have a new study for you.',
			understandsFinal: true,
			...more,
		},
		items,
		{ onError: 'continueRegularOutput' },
	);

describe('Project: Get', () => {
	it('gives one project', async () => {
		const [project] = store().projects;
		const { items } = await harness.run('project:get', { projectId: byId(project?.id ?? '') });
		expect(items[0]?.json).toMatchObject({ projectId: project?.id, name: 'Kitchen habits, spring wave' });
	});
});

describe('Profile: Get', () => {
	it('gives the name, the job title and the IDs', async () => {
		const [response] = store().screenerResponses;
		const { items } = await harness.run('profile:get', { profileId: response?.profile.id ?? '' });
		expect(items[0]?.json).toMatchObject({
			profileId: response?.profile.id,
			userId: response?.userId,
			firstName: response?.profile.firstName,
			jobTitle: expect.any(String),
		});
	});
});

describe('Team Respondent: Get Many', () => {
	it('lists the past participants', async () => {
		const { items } = await harness.run('teamRespondent:getAll', { returnAll: true });
		expect(items.map(({ json }) => json.profileId).sort()).toEqual(past().sort());
	});

	it('narrows by projects and name, and sorts', async () => {
		const [, project] = store().projects;
		const { items } = await harness.run('teamRespondent:getAll', {
			returnAll: true,
			filters: { projectIds: project?.id ?? '', sortBy: 'name' },
		});
		expect(items).toHaveLength(2);
		const names = items.map(({ json }) => toText(json.firstName));
		expect(names).toEqual([...names].sort());
		const [name = ''] = names;
		const found = await harness.run('teamRespondent:getAll', { filters: { name } });
		expect(found.items.map(({ json }) => json.firstName)).toContain(name);
		expect(harness.sandbox.requests[0]?.query).toMatchObject({ projectIds: project?.id });
	});

	it('says that the organization needs the feature', async () => {
		harness.sandbox.quirks.participantDatabase = false;
		const { error } = await harness.run('teamRespondent:getAll', {});
		expect(error?.description).toContain('participant database');
	});
});

describe('Team Respondent: Batch Invite', () => {
	it('invites several people, and says who was invited', async () => {
		const ids = past().slice(0, 2);
		const { items } = await invite(ids.join(', '));
		expect(items[0]?.json).toMatchObject({ invitedCount: 2, invitedProfileIds: ids.join(', '), notInvitedCount: 0 });
		expect(harness.requestsTo(BATCH)[0]?.body).toEqual({
			projectId: store().projects[0]?.id,
			participants: ids.map((profileId) => ({ profileId, skipScreenerQuestions: false })),
			message: 'We have a new study for you.',
		});
	});

	it('names those whom Respondent passed over', async () => {
		const [id = ''] = past();
		const { items } = await invite([id, stranger()]);
		expect(items[0]?.json).toMatchObject({
			invitedProfileIds: id,
			notInvitedProfileIds: stranger(),
			notInvitedCount: 1,
		});
	});

	it('fails when nobody was invited, although Respondent answers 200', async () => {
		const { items } = await invite(stranger());
		expect(items[0]?.json.error).toContain(`Respondent invited nobody: it passed over ${stranger()}`);
	});

	it('invites a person of several rows once', async () => {
		const [one = '', two = ''] = past();
		const rows = [one, `${one},${two}`, two].map((people) => ({ json: { people } }));
		const { items } = await invite('={{ $json.people }}', rows);
		expect(items.map(({ json }) => json.status === 'skipped')).toEqual([false, false, true]);
		expect(items[1]?.json).toMatchObject({ invitedProfileIds: two, inEarlierRow: one });
		expect(items[2]?.json.reason).toBe('Earlier rows of this run have invited the same people, or may have');
		expect(
			store()
				.teamInvitations.map(({ profileId }) => profileId)
				.sort(),
		).toEqual([one, two].sort());
	});

	it.each([1, 10])(
		'invites a person whom an earlier row could not invite, with Concurrency %d',
		async (concurrency) => {
			const [one = '', two = ''] = past();
			const refuseFirst = () => {
				harness.sandbox.quirks.participantDatabase = harness.requestsTo(BATCH).length > 1;
				return false;
			};
			harness.sandbox.faults.add({ route: BATCH, kind: 'slow', delayMs: 0, times: Infinity, when: refuseFirst });
			const rows = [one, `${one},${two}`].map((people) => ({ json: { people } }));
			const { items } = await invite('={{ $json.people }}', rows, { options: { concurrency } });
			expect(items[0]?.json.error).toEqual(expect.any(String));
			expect(items[1]?.json).toMatchObject({ status: 'sent', invitedProfileIds: `${one}, ${two}` });
		},
	);

	it('does not invite a person whom an earlier row may have invited', async () => {
		const [one = '', two = ''] = past();
		harness.sandbox.faults.add({ route: BATCH, kind: 'reset-after-write' });
		const rows = [one, `${one},${two}`].map((people) => ({ json: { people } }));
		const { items } = await invite('={{ $json.people }}', rows);
		expect(items[1]?.json).toMatchObject({ invitedProfileIds: two, inEarlierRow: one, notInvitedCount: 0 });
		expect(store().teamInvitations).toHaveLength(2);
	});

	it('says under Check Only what each row would invite, and ends after as many items as Stop After says', async () => {
		const [one = '', two = ''] = past();
		const rows = [one, `${one},${two}`, two].map((people) => ({ json: { people } }));
		const { items } = await invite('={{ $json.people }}', rows, { checkOnly: true });
		expect(items.map(({ json }) => [json.wouldBe, json.profileIds, json.inEarlierRow])).toEqual([
			['sent', one, undefined],
			['sent', two, one],
			['skipped', two, undefined],
		]);
		const limited = await invite('={{ $json.people }}', [{ json: { people: one } }, { json: { people: two } }], {
			options: { stopAfter: 1 },
		});
		expect(limited.items.map(({ json }) => json.status)).toEqual(['sent', 'skipped']);
		expect(limited.items[1]?.json.reason).toContain('Stop After');
	});

	it('is not sent again when its answer gets lost', async () => {
		harness.sandbox.faults.add({ route: BATCH, kind: 'reset-after-write' });
		const { items } = await invite(past()[0]);
		expect(items[0]?.json.error).toContain('The invitations may have been sent');
		expect(harness.requestsTo(BATCH)).toHaveLength(1);
	});

	it('takes at most 50 people in a row', async () => {
		const many = Array.from({ length: 51 }, (_, index) => index.toString(16).padStart(24, '0'));
		const { items } = await invite(many.join('\n'));
		expect(items[0]?.json.error).toContain('"Profile IDs" holds 51 IDs. Give at most 50 in a row.');
		expect(harness.sandbox.requests).toEqual([]);
	});
});
