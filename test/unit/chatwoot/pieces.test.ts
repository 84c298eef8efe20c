import fc from 'fast-check';
import { directionOf } from '../../../nodes/Chatwoot/outputs';
import { conversationPage, countsIn, recordsIn, searchPage, unwrapPayload } from '../../../nodes/Chatwoot/answers';
import { numericId } from '../../../nodes/Chatwoot/ids';
import { toIsoTime } from '../../../nodes/Chatwoot/times';
import { toEmail } from '../../../nodes/Chatwoot/emailAddress';
import { personOf, toPhoneNumber } from '../../../nodes/Chatwoot/person';
import { reusableConversation } from '../../../nodes/Chatwoot/steps/chooseConversation';
import { callTo } from '../../../nodes/shared/http/call';

it.each([
	[1700000000, '2023-11-14T22:13:20.000Z'],
	['1700000000', '2023-11-14T22:13:20.000Z'],
	['2023-11-14T22:13:20Z', '2023-11-14T22:13:20.000Z'],
	[0, null],
	[null, null],
	['never', null],
	[{}, null],
	[1e300, null],
])('reads the moment %j', (value, expected) => {
	expect(toIsoTime(value)).toBe(expected);
});

it('writes moments as JavaScript does, whatever came before them', () => {
	const nearby = fc.integer({ min: 1, max: 200_000 });
	const anywhen = fc.double({ min: 0.001, max: 8.639e12, noNaN: true });
	fc.assert(
		fc.property(fc.oneof(nearby, anywhen), (seconds) => {
			expect(toIsoTime(seconds)).toBe(new Date(seconds * 1000).toISOString());
		}),
		{ numRuns: 2000 },
	);
});

it.each([
	[0, 'incoming'],
	['1', 'outgoing'],
	[2, 'activity'],
	[3, 'outgoing'],
	['incoming', 'incoming'],
	['template', 'outgoing'],
	[9, null],
	[undefined, null],
])('reads the direction %j', (value, expected) => {
	expect(directionOf(value)).toBe(expected);
});

it('unwraps what is wrapped', () => {
	const record = { id: 1 };
	expect(unwrapPayload({ payload: record })).toEqual(record);
	expect(unwrapPayload(record)).toEqual(record);
	expect(unwrapPayload(null)).toBeNull();
	expect(recordsIn({ payload: [record, null, 3] })).toEqual([record]);
	expect(recordsIn([record])).toEqual([record]);
	for (const answer of [null, 'x', {}, { payload: {} }]) expect(() => recordsIn(answer)).toThrow('holds no list');
	expect(countsIn({ data: { meta: { all_count: 1 } } })).toEqual({ all_count: 1 });
	expect(countsIn({ meta: { all_count: 1 } })).toEqual({ all_count: 1 });
	expect(searchPage({ meta: { has_more: false, count: 15 }, payload: [] })).toEqual({ records: [], isLast: true });
});

it('takes the count that fits the assignee type', () => {
	const meta = { mine_count: 1, assigned_count: 2, unassigned_count: 3, all_count: 5 };
	const totalFor = (assignee_type?: string) =>
		conversationPage(
			{ data: { meta, payload: [] } },
			callTo('GET /x', { query: assignee_type === undefined ? {} : { assignee_type } }),
		).total;
	expect([totalFor('me'), totalFor('assigned'), totalFor('unassigned'), totalFor('all'), totalFor()]).toEqual([
		1, 2, 3, 5, 5,
	]);
});

it('knows IDs', () => {
	expect([numericId(7), numericId(' 7 ')]).toEqual([7, 7]);
	expect(['\u202A7\u200E', "'7", '"7"', '\uFF17', '\u0667\u00A0'].map(numericId)).toEqual([7, 7, 7, 7, 7]);
	for (const value of ['', '0', '-1', '1.5', 'a', null, 1e20, {}, '7/..'])
		expect(() => numericId(value)).toThrow('no ID');
});

it.each([
	[toPhoneNumber, '+1 (202) 555-0123', '+12025550123'],
	[toEmail, ' Ada@Example.com ', 'ada@example.com'],
	[toEmail, '\u200BAda@Example.com\u00A0', 'ada@example.com'],
])('%p reads %j', (convert, given, value) => {
	expect(convert(given)).toBe(value);
});

it.each([
	['phone_number', '+12025550123', '+12025550123'],
	['email', 'ada@example.com', 'ada@example.com'],
	['identifier', ' crm 1 ', 'crm 1'],
])('reads a person by %s', (mode, given, value) => {
	expect(personOf({ person: { mode, value: given } })).toEqual({ key: mode, value });
});

it.each([
	[toEmail, 'ada'],
	[toEmail, 'a b@c'],
	[toEmail, {}],
])('%p refuses %j', (convert, given) => {
	expect(() => convert(given)).toThrow(/which is no/);
});

it.each([
	['0170 123', 'begins with 0'],
	[4917012345, 'has no plus sign and country code'],
	['4917012345', 'has no plus sign and country code'],
	['+0123', 'begins with 0'],
	['+212522940770/74', 'is too long'],
])('refuses the phone number %j', (given, reason) => {
	expect(() => toPhoneNumber(given)).toThrow(reason);
});

it('chooses the conversation to use again', () => {
	const [resolved, snoozed, open] = [
		{ id: 9, status: 'resolved' },
		{ id: 8, status: 'snoozed' },
		{ id: 7, status: 'open' },
	];
	expect(reusableConversation([resolved, snoozed, open], 'reuseOpen')).toBe(open);
	expect(reusableConversation([resolved, snoozed], 'reuseOpen')).toBe(snoozed);
	expect(reusableConversation([resolved], 'reuseOpen')).toBeUndefined();
	expect(reusableConversation([resolved, snoozed], 'reopenLast')).toBe(resolved);
	expect(reusableConversation([resolved, open], 'reopenLast')).toBe(open);
	expect(reusableConversation([open], 'alwaysNew')).toBeUndefined();
});
