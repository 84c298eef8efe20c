import type { INodeParameters } from 'n8n-workflow';
import { useChatwoot } from '../../support/chatwoot';
import { defineAttribute } from '../../support/defineAttribute';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();

const FILTER = 'POST /api/v1/accounts/{account_id}/conversations/filter';

const where = (field: string, operator: string, value: string | string[] = '') => ({ field, operator, value });
const whereCustom = (customKey: string, operator: string, value: string | string[] = '') => ({
	...where('custom', operator, value),
	customKey,
});

describe.each(['4.15', '4.8'] as const)('the conditions of Conversation: Filter on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });

	const filterBy = async (condition: INodeParameters[], more: INodeParameters = {}) => {
		const { items, error } = await harness.run('conversation:filter', { conditions: { condition }, ...more });
		return { ids: items.map(({ json }) => json.conversationId), error };
	};
	const payloads = () => harness.requestsTo(FILTER).map(({ body }) => body);
	const give = (id: number, key: string, value: unknown) => {
		const found = harness.sandbox.store.conversation(id);
		if (found) Object.assign(found.customAttributes, { [key]: value });
	};

	beforeEach(() => {
		defineAttribute(harness.sandbox, 'company');
		defineAttribute(harness.sandbox, 'seats', { type: 'number' });
		defineAttribute(harness.sandbox, 'renewal', { type: 'date' });
		defineAttribute(harness.sandbox, 'vip', { type: 'checkbox' });
		defineAttribute(harness.sandbox, 'price', { type: 'currency' });
	});

	it('find a custom attribute whose value has a comma', async () => {
		give(5, 'company', 'ACME, Inc.');
		give(6, 'company', 'ACME');
		expect((await filterBy([whereCustom('company', 'equal_to', 'ACME, Inc.')])).ids).toEqual([5]);
		expect((await filterBy([whereCustom('company', 'equal_to', '"ACME, Inc.", "ACME"')])).ids.sort()).toEqual([5, 6]);
	});

	it('find a mail subject with a comma', async () => {
		Object.assign(harness.sandbox.store.conversation(5)?.additionalAttributes ?? {}, {
			mail_subject: 'Order 17, late',
		});
		expect((await filterBy([where('mail_subject', 'contains', '17, late')])).ids).toEqual([5]);
	});

	it('compare numbers, days and truth values', async () => {
		give(5, 'seats', 12);
		give(5, 'renewal', '2020-03-02');
		give(5, 'vip', true);
		expect((await filterBy([whereCustom('seats', 'is_greater_than', '11.5')])).ids).toEqual([5]);
		expect((await filterBy([whereCustom('seats', 'equal_to', '12')])).ids).toEqual([5]);
		expect((await filterBy([whereCustom('renewal', 'days_before', '30')])).ids).toEqual([5]);
		expect((await filterBy([whereCustom('renewal', 'equal_to', '2020-03-02T10:00:00Z')])).ids).toEqual([5]);
		expect((await filterBy([whereCustom('vip', 'equal_to', 'yes')])).ids).toEqual([5]);
	});

	it('send days before as a date', async () => {
		const { error } = await filterBy([where('last_activity_at', 'days_before', '30')]);
		expect(error).toBeUndefined();
		const values = [expect.stringMatching(/^\d{4}-\d\d-\d\d$/)];
		expect(payloads()[0]).toMatchObject({ payload: [{ filter_operator: 'is_less_than', values }] });
	});

	it('give only what is meant when Not Equal To of a custom attribute stands with others', async () => {
		give(5, 'company', 'ACME');
		const unequal = whereCustom('company', 'not_equal_to', 'ACME');
		const any = await filterBy([unequal, where('display_id', 'equal_to', '5')], { combine: 'OR', limit: 500 });
		expect(any.error).toBeUndefined();
		expect(any.ids).toHaveLength(300);
		const all = await filterBy([unequal, where('display_id', 'equal_to', '5')]);
		expect(all.error?.message).toContain('Not Equal To of a custom attribute');
	});

	it.each([
		[where('inbox_id', 'equal_to', 'Sales'), 'is "Sales", which is no ID'],
		[where('assignee_id', 'equal_to', '99999999999'), 'is 99999999999'],
		[where('status', 'equal_to', 'opened'), 'is "opened"'],
		[where('priority', 'equal_to', 'all'), 'is "all"'],
		[where('created_at', 'is_less_than', '2026-02-30'), 'is no date: "2026-02-30"'],
		[where('created_at', 'is_less_than', '2026-02-03, 2026-02-04'), 'has 2 values'],
		[where('created_at', 'days_before', 'a week'), 'is "a week", which is no number of days'],
		[where('display_id', 'contains', '5'), 'is "contains", which is none of its choices'],
		[where('created_at', 'equal_to', '2026-02-03'), 'is "equal_to", which is none of its choices'],
		[where('status', 'is_present'), 'is "is_present", which is none of its choices'],
		[whereCustom('seats', 'equal_to', 'many'), '"seats" is "many", but takes a number'],
		[whereCustom('seats', 'contains', '1'), 'cannot compare the custom attribute "seats" by contains'],
		[whereCustom('price', 'equal_to', '1'), 'its type is currency'],
		[whereCustom('sets', 'equal_to', '1'), 'no custom attribute "sets"'],
	])('are refused where the server fails or finds nothing: %j', async (condition, words) => {
		const { error } = await filterBy([condition]);
		expect(error?.message).toContain(words);
		expect(payloads()).toEqual([]);
	});

	it('ask the server once whether it knows a field', async () => {
		const [known, unknown, name] =
			serverVersion === '4.15'
				? ['contact_id', 'country_code', 'Country Code']
				: ['country_code', 'contact_id', 'Contact ID'];
		const first = harness.sandbox.store.conversation(5);
		Object.assign(first?.additionalAttributes ?? {}, { country_code: '17' });
		Object.assign(first ?? {}, { contactId: 17 });
		expect((await filterBy([where(known, 'equal_to', '17')])).ids).toContain(5);
		const { error } = await filterBy([where(unknown, 'equal_to', '17')]);
		expect(error?.message).toBe(`Chatwoot ${serverVersion} cannot filter conversations by "${name}"`);
		expect(payloads()).toHaveLength(1);
		expect(harness.requestsTo('GET /api')).toHaveLength(2);
	});
});

describe('Conversation: Get Many', () => {
	const harness = useChatwoot();

	it('refuses a search for nothing, which would list everything', async () => {
		const { error } = await harness.run('conversation:getAll', { filters: { searchFor: ' ' } });
		expect(error?.message).toBe('"Search For" is empty');
		expect(harness.sandbox.requests).toEqual([]);
	});
});
