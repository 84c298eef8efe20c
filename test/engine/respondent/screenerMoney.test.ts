import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';
import { actionRoute, check, responsesIn, skip } from '../../support/respondentResponses';

useExpressionEngine();
const harness = useRespondent();
const { at, act, calls } = responsesIn(harness);

const store = () => harness.sandbox.store;
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

/** Two rows for one person. */
const twice = (index: number, more = {}) =>
	harness.run(
		'screenerResponse:markAttended',
		{
			projectId: byId('={{ $json.project }}'),
			screenerResponseId: byId('={{ $json.response }}'),
			understandsPays: true,
			...more,
		},
		[1, 2].map(() => ({ json: { project: at(index).projectId, response: at(index).id } })),
		{ onError: 'continueRegularOutput' },
	);

describe('Screener Response: Mark Attended', () => {
	it('pays once', async () => {
		const { items } = await act('markAttended', 13);
		expect(items[0]?.json).toMatchObject({ responseStatus: 'ATTENDED' });
		expect(store().payouts).toEqual([{ screenerResponseId: at(13).id, cause: 'attended' }]);
	});

	it.each(['ATTENDED', 'PAID'] as const)('does not pay a second time: %s', async (status) => {
		at(13).status = status;
		const { error } = await act('markAttended', 13);
		expect(error?.message).toMatch(/^Nothing was changed, because the status of this response is "(attended|paid)"$/);
		expect(calls('attended')).toBe(0);
	});

	it('does not pay a second time for two rows of one sheet with the same person, which run at once', async () => {
		const { items } = await twice(13);
		expect(items[0]?.json).toMatchObject({ responseStatus: 'ATTENDED' });
		expect(items[1]?.json.error).toContain('is "attended"');
		expect(store().payouts).toHaveLength(1);
	});

	it('lets the second row pass with Skip If Already Sent', async () => {
		const { items } = await twice(13, skip);
		expect(items.map(({ json }) => json.error)).toEqual([undefined, undefined]);
		expect(store().payouts).toHaveLength(1);
	});

	it('finds out after a lost answer that it was done, and does not pay again', async () => {
		harness.sandbox.faults.add({ route: actionRoute('attended'), kind: 'reset-after-write' });
		const { items, error } = await act('markAttended', 13);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ responseStatus: 'ATTENDED' });
		expect(calls('attended')).toBe(1);
		expect(store().payouts).toHaveLength(1);
	});

	it('tries again after a refusal of the server that the response shows to have changed nothing', async () => {
		harness.sandbox.faults.add({ route: actionRoute('attended'), kind: '503' });
		const { error } = await act('markAttended', 13);
		expect(error).toBeUndefined();
		expect(calls('attended')).toBe(2);
		expect(store().payouts).toHaveLength(1);
	});

	it('says that it may have paid when nobody can tell, and does not try again', async () => {
		harness.sandbox.faults.add({ route: actionRoute('attended'), kind: 'late-write', hold: 'reset', delayMs: 600_000 });
		harness.sandbox.faults.add({
			route: 'GET /v1/projects/{projectId}/screener-responses/{screenerResponseId}',
			kind: '500',
			times: Infinity,
			when: () => calls('attended') > 0,
		});
		const { error } = await act('markAttended', 13);
		expect(error?.message).toContain('The participant may have been marked as attended');
		expect(calls('attended')).toBe(1);
	});

	it('does not even start when the response cannot be read', async () => {
		harness.sandbox.faults.add({
			route: 'GET /v1/projects/{projectId}/screener-responses/{screenerResponseId}',
			kind: 'null-body',
			times: Infinity,
		});
		const { error } = await act('markAttended', 13);
		expect(error?.message).toBe('Respondent gave no readable answer to the question which status this response has');
		expect(calls('attended')).toBe(0);
	});
});

describe('Screener Response: Cancel Booking', () => {
	it('cancels what is free of charge', async () => {
		const { items } = await act('cancelBooking', 3);
		expect(items[0]?.json).toMatchObject({ responseStatus: 'CANCELLED' });
		expect(store().payouts).toEqual([]);
	});

	it.each([3.9, 4.05, 4.12, -1])(
		'skips a booking in %d hours, which would be charged, and names the reason',
		async (hours) => {
			at(3).scheduledAt = inHours(hours);
			const { items, error } = await act('cancelBooking', 3);
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ status: 'skipped', reason: expect.stringContaining('free of charge') });
			expect(at(3).status).toBe('SCHEDULED');
			expect(calls('cancel-booking')).toBe(0);
		},
	);

	it('skips a booking that another execution moves close after the first look at it', async () => {
		let looks = 0;
		harness.sandbox.faults.add({
			route: 'GET /v1/projects/{projectId}/screener-responses/{screenerResponseId}',
			kind: '500',
			times: Infinity,
			when: () => {
				if (++looks === 2) at(3).scheduledAt = inHours(1);
				return false;
			},
		});
		const { items, error } = await act('cancelBooking', 3);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ status: 'skipped', reason: expect.stringContaining('free of charge') });
		expect(calls('cancel-booking')).toBe(0);
		expect(store().payouts).toEqual([]);
	});

	it('cancels five hours before', async () => {
		at(3).scheduledAt = inHours(5);
		await act('cancelBooking', 3);
		expect(at(3).status).toBe('CANCELLED');
	});

	it('cancels and pays when the user has chosen so', async () => {
		at(3).scheduledAt = inHours(1);
		const { items } = await act('cancelBooking', 3, { ifCharged: 'cancel' });
		expect(items[0]?.json).toMatchObject({ responseStatus: 'ATTENDED' });
		expect(store().payouts).toEqual([{ screenerResponseId: at(3).id, cause: 'late-cancellation' }]);
	});

	it('finds a late cancellation whose answer was lost', async () => {
		at(3).scheduledAt = inHours(1);
		harness.sandbox.faults.add({ route: actionRoute('cancel-booking'), kind: 'reset-after-write' });
		const { items, error } = await act('cancelBooking', 3, { ifCharged: 'cancel' });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ responseStatus: 'ATTENDED' });
		expect(calls('cancel-booking')).toBe(1);
	});

	it('goes by the time at which a request may arrive that waits for the rate limit', async () => {
		at(3).scheduledAt = inHours(4.5);
		const { items } = await act('cancelBooking', 3, { options: { maxWait: 3600 } });
		expect(items[0]?.json).toMatchObject({ status: 'skipped' });
		expect(calls('cancel-booking')).toBe(0);
	});

	it.each(['ATTENDED', 'PAID'] as const)('is refused where the person is paid already: %s', async (status) => {
		at(3).status = status;
		const { error } = await act('cancelBooking', 3, { ifCharged: 'cancel' });
		expect(error?.message).toContain(`is "${status.toLowerCase()}", and the change might pay once more`);
		expect(calls('cancel-booking')).toBe(0);
	});

	it.each([
		['cancelBooking', 'markAttended', 'attended'],
		['markAttended', 'cancelBooking', 'cancel-booking'],
	])('pays once beside the other payment, which another execution makes: %s, then %s', async (first, second, slow) => {
		at(3).scheduledAt = inHours(1);
		harness.sandbox.faults.add({ route: actionRoute(slow), kind: 'slow', delayMs: 100 });
		const ends = await Promise.all([first, second].map(async (one) => await act(one, 3, { ifCharged: 'cancel' })));
		expect(store().payouts).toHaveLength(1);
		expect(ends.filter(({ error }) => error !== undefined)).toHaveLength(1);
	});

	it('claims no cancellation after a lost answer where no time was booked before', async () => {
		at(3).status = 'NOSHOW';
		harness.sandbox.faults.add({ route: actionRoute('cancel-booking'), kind: '502', times: Infinity });
		const { error } = await act('cancelBooking', 3, { ifCharged: 'cancel' });
		expect(error?.message).toContain('may have been cancelled');
		expect(calls('cancel-booking')).toBe(1);
	});

	it('skips a booking of which nobody knows the time', async () => {
		delete at(3).scheduledAt;
		const { items } = await act('cancelBooking', 3);
		expect(items[0]?.json).toMatchObject({ status: 'skipped', reason: expect.stringContaining('may be charged') });
	});

	it('tells under Check Only that the row would be skipped', async () => {
		at(3).scheduledAt = inHours(1);
		const { items } = await act('cancelBooking', 3, check);
		expect(items[0]?.json).toMatchObject({ wouldBe: 'skipped', responseStatus: 'SCHEDULED' });
	});
});

describe('Screener Response: Invite, when an answer gets lost', () => {
	it('finds the invitation, and sends no second mail', async () => {
		harness.sandbox.faults.add({ route: actionRoute('invite'), kind: 'reset-after-write' });
		const { error } = await act('invite', 0);
		expect(error).toBeUndefined();
		expect(store().invitations).toHaveLength(1);
	});

	it('finds a second invitation by its time', async () => {
		harness.sandbox.faults.add({ route: actionRoute('invite'), kind: 'reset-after-write' });
		const { error } = await act('invite', 2);
		expect(error).toBeUndefined();
		expect(store().invitations).toHaveLength(1);
	});

	it('sends once when a proxy loses the request before Respondent gets it', async () => {
		harness.sandbox.faults.add({ route: actionRoute('invite'), kind: '502' });
		const { error } = await act('invite', 0);
		expect(error).toBeUndefined();
		expect(store().invitations).toHaveLength(1);
	});
});
