import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { actionRoute, check, responsesIn, skip } from '../../support/respondentResponses';

useExpressionEngine();
const harness = useRespondent();
const { at, act, calls } = responsesIn(harness);

const bodyOf = (action: string) => harness.requestsTo(actionRoute(action))[0]?.body;

it.each([
	['lookBack', ['message']],
	['settleTime', ['conversation', 'message', 'screenerResponse']],
])('%s of Skip If Already Sent shows where it has an effect', (name, resources) => {
	const { properties } = harness.setup.node.description;
	const shown = properties.flatMap((field) =>
		field.name === name ? (field.displayOptions?.show?.resource ?? []) : [],
	);
	expect([...new Set(shown)].sort()).toEqual(resources);
});

describe('Screener Response: Invite', () => {
	const links = { meetingLink: 'https://meet.example.net/kitchen', bookingLink: 'https://book.example.net/kitchen' };

	it('sends message and links, and shows the new status', async () => {
		const { items } = await act('invite', 0, { message: 'See you soon.', ...links });
		expect(bodyOf('invite')).toEqual({ message: 'See you soon.', ...links });
		expect(items[0]?.json).toMatchObject({
			screenerResponseId: at(0).id,
			userId: at(0).userId,
			responseStatus: 'INVITED',
			invitedAt: expect.any(String),
		});
		expect(at(0).externalProject?.bookingUrl).toBe(links.bookingLink);
		expect(harness.sandbox.store.invitations).toHaveLength(1);
	});

	it('goes by the instructions and the links of the project when nothing is given', async () => {
		const { error } = await act('invite', 0);
		expect(error).toBeUndefined();
		expect(bodyOf('invite')).toEqual({});
	});

	it.each([
		[{ bookingLink: links.bookingLink }, '"Booking Link" is given without "Meeting Link"'],
		[{ meetingLink: 'meet.example.net' }, '"Meeting Link" is "meet.example.net", which is no web address'],
	])('refuses %j before it asks anything', async (parameters, message) => {
		const { error } = await act('invite', 0, parameters);
		expect(error?.message).toBe(message);
		expect(harness.sandbox.requests).toEqual([]);
	});

	it.each([2, 3, 4, 5, 8])('skips a person who was invited before: response %i', async (index) => {
		const { items, error } = await act('invite', index, skip);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ screenerResponseId: at(index).id });
		expect(calls('invite')).toBe(0);
	});

	it('invites a person again whose booking was cancelled, also with Skip If Already Sent', async () => {
		at(0).status = 'CANCELLED';
		await act('invite', 0, skip);
		expect(at(0).status).toBe('INVITED');
	});

	it('says when Respondent refuses, and what to look at', async () => {
		const { error } = await act('invite', 3);
		expect(error?.message).toContain('Cannot invite a screener response with status SCHEDULED');
		expect(error?.description).toContain('people who are pending, or whose booking was cancelled');
		expect(error?.description).toContain('Screener Response: Get shows the status');
	});
});

describe('Screener Response: Cancel Invite', () => {
	it('brings a person back to the status before the invitation', async () => {
		await act('invite', 0);
		const { items } = await act('cancelInvite', 0);
		expect(items[0]?.json).toMatchObject({ responseStatus: 'PENDING' });
		expect(at(0).status).toBe('PENDING');
	});

	it('refuses a person who is not invited, and sends nothing', async () => {
		const { error } = await act('cancelInvite', 0);
		expect(error?.message).toBe('Nothing was changed, because the status of this response is "pending"');
		expect(calls('cancel-invite')).toBe(0);
	});

	it('does not pass over a person who has booked meanwhile, and is still expected', async () => {
		const { error } = await act('cancelInvite', 3, skip);
		expect(error?.message).toContain('Cannot cancel the invitation of a screener response with status SCHEDULED');
		expect(error?.description).toContain('no time is booked');
	});
});

describe('Screener Response: Qualify, Favorite, Hide', () => {
	it('qualifies, with all that the API wants', async () => {
		at(4).visibility = { status: 'VISIBLE' };
		await act('qualify', 4, { decision: 'qualify' });
		expect(bodyOf('qualify')).toEqual({
			qualifyStatus: true,
			qualifiedOverriden: true,
			disqualifyReasons: [],
			message: '',
		});
		expect(at(4)).toMatchObject({ qualified: true, status: 'ATTENDED' });
	});

	it('disqualifies for reasons', async () => {
		const { items } = await act('qualify', 0, {
			decision: 'disqualify',
			disqualifyReasons: ['CONTEXT', 'OTHER'],
			qualifyMessage: 'We look for people who cook.',
		});
		expect(bodyOf('qualify')).toMatchObject({
			qualifyStatus: false,
			disqualifyReasons: ['CONTEXT', 'OTHER'],
			message: 'We look for people who cook.',
		});
		expect(items[0]?.json.qualified).toBe(false);
	});

	it.each([
		['favorite', 'favorite', true],
		['favorite', 'favorite', false],
		['hide', 'hidden', true],
		['hide', 'hidden', false],
	] as const)('%s sets %s to %s', async (operation, field, value) => {
		const { items } = await act(operation, 0, { [field]: value });
		expect(bodyOf(operation)).toEqual({ [field]: value });
		expect(items[0]?.json[field]).toBe(value);
		expect(at(0)[field]).toBe(value);
	});

	it('leaves alone what is so already, with Skip If Already Sent', async () => {
		at(0).favorite = true;
		await act('favorite', 0, skip);
		expect(calls('favorite')).toBe(0);
	});
});

describe('Screener Response: Reject, Mark No-Show', () => {
	it('rejects', async () => {
		const { items } = await act('reject', 13);
		expect(items[0]?.json).toMatchObject({ responseStatus: 'REJECTEDQUALITY' });
	});

	it('marks as no-show after the booked time', async () => {
		const { items } = await act('markNoShow', 13);
		expect(items[0]?.json).toMatchObject({ responseStatus: 'NOSHOW' });
	});

	it('says that it is too early for a no-show', async () => {
		const { error } = await act('markNoShow', 3);
		expect(error?.description).toContain('from 15 minutes after the booked time');
		expect(at(3).status).toBe('SCHEDULED');
	});
});

describe('Check Only of an action', () => {
	it.each([
		['cancelBooking', 3],
		['cancelInvite', 2],
		['favorite', 0],
		['hide', 0],
		['invite', 0],
		['markAttended', 13],
		['markNoShow', 13],
		['qualify', 0],
		['reject', 13],
	])('%s shows whose response it is, and changes nothing', async (operation, index) => {
		const before = JSON.stringify(at(index));
		const { items, error } = await act(operation, index, { ...check, understandsPays: false, understandsFinal: false });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({
			screenerResponseId: at(index).id,
			userId: at(index).userId,
			responseStatus: at(index).status,
		});
		expect(JSON.stringify(at(index))).toBe(before);
		expect(harness.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});
});

it('refuses a response that is not visible, with a hint', async () => {
	at(0).visibility = { status: 'ONHOLD' };
	const { error } = await act('invite', 0);
	expect(error?.description).toContain('whether it is visible');
});
