import type { INodeParameters } from 'n8n-workflow';
import { useChatwoot } from '../../support/chatwoot';
import { defineAttribute } from '../../support/defineAttribute';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();

const FILTER = 'POST /api/v1/accounts/{account_id}/contacts/filter';

const where = (field: string, operator: string, value: string | string[] | boolean = '') => ({
	field,
	operator,
	value,
});
const whereCustom = (customKey: string, operator: string, value: string | string[] = '') => ({
	...where('custom', operator, value),
	customKey,
});

describe.each(['4.15', '4.8'] as const)('Contact: Filter on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });

	const filterBy = async (condition: INodeParameters[], more: INodeParameters = {}) => {
		const { items, error } = await harness.run('contact:filter', { conditions: { condition }, limit: 500, ...more });
		return { ids: items.map(({ json }) => json.contactId), error };
	};
	const payloads = () => harness.requestsTo(FILTER).map(({ body }) => body);
	const change = (id: number, values: object) => Object.assign(harness.sandbox.store.contact(id) ?? {}, values);
	const give = (id: number, key: string, value: unknown) =>
		Object.assign(harness.sandbox.store.contact(id)?.customAttributes ?? {}, { [key]: value });
	const all = () => harness.sandbox.store.contacts.map(({ id }) => id);

	beforeEach(() => {
		const model = 'contact_attribute';
		defineAttribute(harness.sandbox, 'employer', { model });
		defineAttribute(harness.sandbox, 'company', { model });
		defineAttribute(harness.sandbox, 'seats', { model, type: 'number' });
		defineAttribute(harness.sandbox, 'price', { model, type: 'currency' });
	});

	it('finds by a text, whatever its letter case, and gives contacts', async () => {
		const { items } = await harness.run('contact:filter', {
			conditions: { condition: [where('email', 'equal_to', 'CONTACT007@example.com')] },
		});
		expect(items.map(({ json }) => json)).toMatchObject([{ contactId: 7, email: 'contact007@example.com' }]);
	});

	it('finds by each of several values, though the server compares the first one only', async () => {
		const two = where('email', 'equal_to', ['contact007@example.com', 'contact008@example.com']);
		expect((await filterBy([two])).ids.sort()).toEqual([7, 8]);
		expect((await filterBy([two, where('name', 'equal_to', 'nobody')], { combine: 'OR' })).ids.sort()).toEqual([7, 8]);
		change(9, { labels: ['vip'] });
		change(10, { labels: ['lead'] });
		for (const { id } of harness.sandbox.store.contacts) if (id < 9 || id > 10) change(id, { labels: [] });
		expect((await filterBy([where('labels', 'equal_to', 'vip, Lead')])).ids.sort()).toEqual([10, 9]);
	});

	it('leaves out each of several values of Not Equal To', async () => {
		const two = where('phone_number', 'not_equal_to', '+1 202 555 0001, +12025550002');
		expect((await filterBy([two])).ids.sort()).toEqual(
			all()
				.filter((id) => id > 2)
				.sort(),
		);
		const both = await filterBy([two, where('email', 'contains', 'contact00')]);
		expect(both.ids.sort()).toEqual([3, 4, 5, 6, 7, 8, 9]);
	});

	it('refuses several values where the server could not join them as they are meant', async () => {
		const two = where('email', 'equal_to', ['contact007@example.com', 'contact008@example.com']);
		const { error } = await filterBy([two, where('name', 'contains', 'a')]);
		expect(error?.message).toBe('"Value" has 2 values, which Chatwoot cannot combine with the other conditions');
		expect(payloads()).toEqual([]);
	});

	it('finds a phone number as it is written in a sheet, and a part of one', async () => {
		expect((await filterBy([where('phone_number', 'equal_to', '+1 (202) 555-0007')])).ids).toEqual([7]);
		expect((await filterBy([where('phone_number', 'contains', '5550007')])).ids).toEqual([7]);
	});

	it.each(['true', 'Yes', true])('finds who is blocked: %j', async (value) => {
		change(5, { blocked: true });
		expect((await filterBy([where('blocked', 'equal_to', value)])).ids).toEqual([5]);
	});

	it('compares custom attributes by their type', async () => {
		give(5, 'employer', 'ACME, Inc.');
		give(6, 'seats', 12);
		expect((await filterBy([whereCustom('employer', 'equal_to', 'ACME, Inc.')])).ids).toEqual([5]);
		expect((await filterBy([whereCustom('seats', 'is_greater_than', '11.5')])).ids).toEqual([6]);
		expect((await filterBy([whereCustom('seats', 'is_present')])).ids).toEqual([6]);
	});

	it('sends days before as a date, and gives all pages in the order that the row asks for', async () => {
		const { ids, error } = await filterBy([where('created_at', 'days_before', '1')], {
			returnAll: true,
			filters: {},
			sort: '-name',
		});
		expect(error).toBeUndefined();
		expect(ids).toHaveLength(all().length);
		const values = [expect.stringMatching(/^\d{4}-\d\d-\d\d$/)];
		expect(payloads()[0]).toMatchObject({ payload: [{ filter_operator: 'is_less_than', values }] });
	});

	it('leaves out who has neither email address, phone number nor identifier', async () => {
		change(5, { email: null, phoneNumber: null, identifier: null });
		expect((await filterBy([where('created_at', 'is_greater_than', '2001-01-01')])).ids).not.toContain(5);
	});

	it('only reads, so it is repeated after a 503', async () => {
		harness.sandbox.faults.add({ kind: '503' });
		expect((await filterBy([where('name', 'contains', 'a')])).error).toBeUndefined();
	});

	it.each([
		[where('blocked', 'equal_to', 'maybe'), '"Value" is "maybe", which is neither true nor false'],
		[where('phone_number', 'equal_to', '0176 123'), '"Value" '],
		[where('created_at', 'is_less_than', '2026-02-30'), 'is no date: "2026-02-30"'],
		[where('identifier', 'contains', 'crm'), 'is "contains", which is none of its choices'],
		[where('phone_number', 'starts_with', '+1'), 'is "starts_with", which is none of its choices'],
		[where('name', 'is_present'), 'is "is_present", which is none of its choices'],
		[whereCustom('seats', 'contains', '1'), 'cannot compare the custom attribute "seats" by contains'],
		[whereCustom('price', 'equal_to', '1'), 'its type is currency'],
		[whereCustom('order_number', 'equal_to', '1'), 'no custom attribute "order_number" of contacts'],
		[whereCustom('company_name', 'equal_to', 'ACME'), '"company_name" is also a field that Chatwoot itself has'],
		[where('email', 'equal_to'), '"Value" is empty'],
		[where('email', 'equal_to', '={{ ({ a: 1 }) }}'), '"Value" holds {"a":1}, where a text is needed'],
	])('refuses what the server would refuse, fail on, or find nothing for: %j', async (condition, words) => {
		const { error } = await filterBy([condition]);
		expect(error?.message).toContain(words);
		expect(payloads()).toEqual([]);
	});

	it('does not compare a field of the server in place of the custom attribute "company"', async () => {
		give(5, 'company', 'ACME');
		const { ids, error } = await filterBy([whereCustom('company', 'equal_to', 'ACME')]);
		if (serverVersion === '4.15') expect(ids).toEqual([5]);
		else expect(error?.message).toContain('may compare a field of its own');
	});

	it('names the attribute whose stored values break the filter', async () => {
		give(5, 'seats', 'n/a');
		const { error } = await filterBy([whereCustom('seats', 'equal_to', '12')]);
		expect(error?.description).toContain('has a value that is not of the type of the attribute');
	});

	it('finds by company, or says that the server is too old for it', async () => {
		change(5, { additionalAttributes: { company_name: 'ACME' } });
		const { ids, error } = await filterBy([where('company_name', 'equal_to', 'acme')]);
		if (serverVersion === '4.15') expect(ids).toEqual([5]);
		else expect(error?.description).toContain('does not filter contacts by "Company Name"');
	});
});
