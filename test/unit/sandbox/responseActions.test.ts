import { DateTime } from 'luxon';
import { useSandbox } from './client';

const fixture = useSandbox();

const at = (index: number) => {
	const found = fixture.sandbox.store.screenerResponses[index];
	if (!found) throw new Error(`There is no screener response ${index}`);
	return found;
};

/** Calls an action on the response at a place of the store. The seeded places: 0 pending, 2 invited, 3 booked for 2099, 13 for the past. */
async function act(index: number, action: string, body?: object) {
	const { projectId, id } = at(index);
	return await fixture.client.patch(`/v1/projects/${projectId}/screener-responses/${id}/${action}`, body);
}

describe('actions on a screener response', () => {
	it('answer with the response after the change', async () => {
		const { data, status } = await act(0, 'invite', { message: 'Hello' });
		expect([status, data.id, data.status, data.invitation.message]).toEqual([200, at(0).id, 'INVITED', 'Hello']);
	});

	it('bring a person back to the status before the first of two invitations', async () => {
		at(0).status = 'CANCELLED';
		await act(0, 'invite', {});
		await act(0, 'invite', {});
		expect(fixture.sandbox.store.invitations).toHaveLength(2);
		expect((await act(0, 'cancel-invite')).data.status).toBe('CANCELLED');
	});

	it('ask for the meeting link beside a booking link', async () => {
		const { status, data } = await act(0, 'invite', { bookingLink: 'https://book.example.net' });
		expect([status, data.message]).toEqual([400, ['meetingLink is required with bookingLink']]);
	});

	it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'])(
		'store a local time of %s as UTC, and cut off an offset',
		async (zone) => {
			for (const local of ['2026-03-29T01:30:00', '2026-07-01T09:00:00', '2026-12-01T00:15:00']) {
				const stored = DateTime.fromISO(local, { zone }).toUTC().toISO();
				expect((await act(2, 'schedule', { timezone: zone, bookedDate: local })).data.scheduledAt).toBe(stored);
				const withOffset = { timezone: zone, bookedDate: `${local}+05:00` };
				expect((await act(2, 'schedule', withOffset)).data.scheduledAt).toBe(stored);
			}
		},
	);

	it.each([
		[0, 'cancel-invite'],
		[0, 'cancel-booking'],
		[0, 'attended'],
		[0, 'no-show'],
		[0, 'reject'],
		[3, 'invite'],
		[3, 'no-show'],
	])('refuse a response in another status: %i %s', async (index, action) => {
		const before = at(index).status;
		expect((await act(index, action, action === 'invite' ? {} : undefined)).status).toBe(400);
		expect(at(index).status).toBe(before);
	});

	it('charge a booking that is cancelled late, and none that is cancelled in time', async () => {
		await act(3, 'cancel-booking');
		await act(13, 'cancel-booking');
		expect([at(3).status, at(13).status]).toEqual(['CANCELLED', 'ATTENDED']);
		expect(fixture.sandbox.store.payouts).toEqual([{ screenerResponseId: at(13).id, cause: 'late-cancellation' }]);
	});

	it('pay for each call that marks a person as attended, unless the team pays by hand', async () => {
		await act(13, 'attended');
		await act(13, 'attended');
		expect(fixture.sandbox.store.payouts).toHaveLength(2);
		const [project] = fixture.sandbox.store.projects;
		if (project) project.automations = { autopay: false };
		await act(3, 'attended');
		expect(fixture.sandbox.store.payouts).toHaveLength(2);
	});

	it('change nothing in a closed project, nor a response that is not visible', async () => {
		at(0).visibility.status = 'DISMISSED';
		expect((await act(0, 'favorite', { favorite: true })).status).toBe(400);
		const [project] = fixture.sandbox.store.projects;
		if (project) project.projectStatus = 'CLOSED';
		expect((await act(2, 'cancel-invite')).status).toBe(403);
	});
});
