import fc from 'fast-check';
import { directionOf } from '../../../nodes/Chatwoot/outputs';
import { conversationPage, countsIn, recordsIn, searchPage, unwrapPayload } from '../../../nodes/Chatwoot/answers';
import { isSame } from '../../../nodes/Chatwoot/findSent';
import { numericId } from '../../../nodes/Chatwoot/ids';
import { toIsoTime } from '../../../nodes/Chatwoot/times';
import { personOf } from '../../../nodes/Chatwoot/steps/findContact';
import { reusable } from '../../../nodes/Chatwoot/steps/chooseConversation';
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
	expect([recordsIn(null), recordsIn('x'), recordsIn({})]).toEqual([[], [], []]);
	expect(countsIn({ data: { meta: { all_count: 1 } } })).toEqual({ all_count: 1 });
	expect(countsIn({ meta: { all_count: 1 } })).toEqual({ all_count: 1 });
	expect(searchPage({ meta: { has_more: false, count: 15 }, payload: [] })).toEqual({ records: [], more: false });
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
	for (const value of ['', '0', '-1', '1.5', 'a', null, 1e20, {}, '7/..'])
		expect(() => numericId(value)).toThrow('no ID');
});

it.each([
	['phone_number', '+1 (202) 555-0123', '+12025550123'],
	['email', ' Ada@Example.com ', 'ada@example.com'],
	['identifier', ' crm 1 ', 'crm 1'],
])('reads a person by %s', (key, given, value) => {
	expect(personOf(key, given)).toEqual({ key, value });
});

it.each([
	['phone_number', '0170 123'],
	['phone_number', 4917012345],
	['phone_number', '+0123'],
	['email', 'ada'],
	['email', 'a b@c'],
])('refuses a person by %s %j', (key, given) => {
	expect(() => personOf(key, given)).toThrow(/which is no/);
});

it('chooses the conversation to use again', () => {
	const [resolved, snoozed, open] = [
		{ id: 9, status: 'resolved' },
		{ id: 8, status: 'snoozed' },
		{ id: 7, status: 'open' },
	];
	expect(reusable([resolved, snoozed, open], 'reuseOpen')).toBe(open);
	expect(reusable([resolved, snoozed], 'reuseOpen')).toBe(snoozed);
	expect(reusable([resolved], 'reuseOpen')).toBeUndefined();
	expect(reusable([resolved, snoozed], 'reopenLast')).toBe(resolved);
	expect(reusable([resolved, open], 'reopenLast')).toBe(open);
	expect(reusable([open], 'alwaysNew')).toBeUndefined();
});

it('tells a message from another', () => {
	const stored = { content: 'a\r\nb ', message_type: 1, private: false };
	const sent = { content: 'a\nb', message_type: 'outgoing', private: false };
	expect(isSame(stored, sent)).toBe(true);
	expect(isSame({ ...stored, private: true }, sent)).toBe(false);
	expect(isSame({ ...stored, message_type: 0 }, sent)).toBe(false);
	expect(isSame({ ...stored, attachments: [{ id: 1 }] }, sent)).toBe(false);
	expect(isSame({ ...stored, attachments: [{ id: 1 }] }, { ...sent, attachments: ['data'] })).toBe(true);
	expect(isSame({ ...stored, content_attributes: { deleted: true } }, sent)).toBe(false);
	expect(isSame({ ...stored, echo_id: 'a' }, { ...sent, echo_id: 'b' })).toBe(false);
	expect(isSame({ ...stored, content: null }, { ...sent, content: '' })).toBe(true);
});
