import { contactFilter } from '../../../../sandbox/chatwoot/rules/filters/contactFilter';
import { dayOf } from '../../../../sandbox/chatwoot/rules/filters/days';
import { filterRows } from '../../../../sandbox/chatwoot/rules/filters/filter';
import { traitsOf, type ServerVersion } from '../../../../sandbox/chatwoot/serverVersion';
import type { AttributeDefinitionRecord } from '../../../../sandbox/chatwoot/store/records';
import { ChatwootStore } from '../../../../sandbox/chatwoot/store/store';

const at = (date: string) => Date.parse(date) / 1000;

type AttributeType = AttributeDefinitionRecord['type'];

function define(store: ChatwootStore, key: string, type: AttributeType): void {
	const texts = { displayName: key, description: null, regexPattern: null, regexCue: null, defaultValue: null };
	const id = store.newId('attributeDefinitions');
	store.attributeDefinitions.push({
		id,
		key,
		type,
		model: 'contact_attribute',
		values: [],
		createdAt: 0,
		updatedAt: 0,
		...texts,
	});
}

/** Ada (1), Bo (2) and a contact without name and email (3). */
function people() {
	const store = new ChatwootStore(1);
	store.insertContact({
		name: 'Ada Dahl',
		email: 'ada@example.com',
		phoneNumber: '+46701234567',
		identifier: 'CRM-1',
		labels: ['vip', 'Lead'],
		additionalAttributes: { city: 'Lund', company_name: 'ACME', company: 'Old ACME' },
		customAttributes: { plan: 'Pro', seats: 12, since: '2026-01-05', beta: true },
		createdAt: at('2026-11-20T23:30:00Z'),
	});
	store.insertContact({
		name: 'Bo_Berg',
		email: 'bo@example.com',
		blocked: true,
		customAttributes: { plan: 'free', seats: '3' },
		createdAt: at('2026-11-25T10:00:00Z'),
		lastActivityAt: at('2026-11-26T10:00:00Z'),
	});
	store.insertContact({ name: '', identifier: 'CRM-3', createdAt: at('2026-11-28T10:00:00Z') });
	for (const [key, type] of Object.entries({
		plan: 'text',
		seats: 'number',
		since: 'date',
		beta: 'checkbox',
		share: 'percent',
	})) {
		define(store, key, type as AttributeType);
	}
	return store;
}

type Given = Record<string, unknown>;

const condition = (key: unknown, operator: unknown, values: unknown, join?: unknown): Given => ({
	attribute_key: key,
	filter_operator: operator,
	values,
	...(join !== undefined && { query_operator: join }),
});

/** The ids of the contacts that a filter finds. */
function found(payload: unknown, options: { version?: ServerVersion; store?: ChatwootStore } = {}) {
	const { version = '4.15', store = people() } = options;
	const server = traitsOf(version);
	const context = { server, definitions: store.attributeDefinitions, today: dayOf(at('2026-11-29T12:00:00Z')) };
	return filterRows(store.contacts, payload, contactFilter(server), context).map(({ id }) => id);
}

const one = (key: unknown, operator: unknown, ...values: unknown[]) => [condition(key, operator, values)];
const fault = 'Internal Server Error';

it.each([
	['letter case of an email does not count', one('email', 'equal_to', 'ADA@Example.com'), [1]],
	['letter case of an identifier does not count', one('identifier', 'equal_to', 'crm-1'), [1]],
	['a phone number with plus', one('phone_number', 'equal_to', '+46701234567'), [1]],
	['a phone number without plus', one('phone_number', 'equal_to', '46701234567'), [1]],
	['starts_with is equality', one('phone_number', 'starts_with', '+4670'), []],
	['starts_with of the whole number', one('phone_number', 'starts_with', '46701234567'), [1]],
	['only the first value counts', one('name', 'equal_to', 'nobody', 'Ada Dahl'), []],
	['a part of the name', one('name', 'contains', ' DAHL '), [1]],
	['any of several parts', one('name', 'contains', 'x', 'berg'), [2]],
	['an underscore stands for any character', one('name', 'contains', 'o_b'), [2]],
	['none of several parts', one('name', 'does_not_contain', 'dahl', 'berg'), [3]],
	['rows without a value are left out by not_equal_to', one('email', 'not_equal_to', 'ada@example.com'), [2]],
	['rows without a value are left out by does_not_contain', one('email', 'does_not_contain', 'ada'), [2]],
	['a city', one('city', 'equal_to', 'lund'), [1]],
	['a company', one('company_name', 'contains', 'acm'), [1]],
	['a label in lower case', one('labels', 'equal_to', 'VIP'), [1]],
	['a label with a capital is never found', one('labels', 'equal_to', 'Lead'), []],
	['without a label', one('labels', 'is_not_present'), [2, 3]],
	['not the label', one('labels', 'not_equal_to', 'vip'), [2, 3]],
	['blocked', one('blocked', 'equal_to', true), [2]],
	['blocked as a text', one('blocked', 'not_equal_to', 'true'), [1, 3]],
	['after a day: the time of day does not count', one('created_at', 'is_greater_than', '2026-11-20T00:00:00Z'), [2, 3]],
	['before a day', one('created_at', 'is_less_than', '2026-11-25'), [1]],
	['a time that most do not have', one('last_activity_at', 'is_greater_than', '2026-01-01'), [2]],
	['a text attribute', one('plan', 'equal_to', 'PRO'), [1]],
	['a part of a text attribute', one('plan', 'contains', 'r'), [1, 2]],
	['a number attribute by a text', one('seats', 'equal_to', '12.0'), [1]],
	['a number attribute by a number', one('seats', 'is_greater_than', 3), [1]],
	['a date attribute', one('since', 'is_less_than', '2026-02-01'), [1]],
	['a truth attribute', one('beta', 'equal_to', 'true'), [1]],
	['an attribute that is there', one('seats', 'is_present'), [1, 2]],
	['an attribute that is not', one('plan', 'is_not_present'), [3]],
	['not_equal_to of an attribute adds rows without one', one('plan', 'not_equal_to', 'pro'), [2, 3]],
	['an unknown operator of an attribute is equality', one('plan', 'sounds_like', 'Pro'), [1]],
	['no condition: everything', [], [1, 2, 3]],
])('%s', (_, payload, ids) => {
	expect(found(payload)).toEqual(ids);
});

const named = (name: string, join?: unknown) => condition('name', 'equal_to', [name], join);
const blocked = condition('blocked', 'equal_to', [true]);

it.each([
	['OR', [named('Ada Dahl', 'OR'), named('bo_berg')], [1, 2]],
	['in lower case', [named('Ada Dahl', 'or'), named('bo_berg', null)], [1, 2]],
	['AND', [named('Ada Dahl', 'AND'), blocked], []],
	['AND before OR', [named('Ada Dahl', 'OR'), named('bo_berg', 'AND'), named('nobody')], [1]],
	[
		'the OR of a last not_equal_to, which widens the filter',
		[named('Ada Dahl', 'AND'), condition('plan', 'not_equal_to', ['free'])],
		[1, 3],
	],
])('joins conditions by %s', (_, payload, ids) => {
	expect(found(payload)).toEqual(ids);
});

it.each([
	['no payload', undefined],
	['a payload that is no list', { attribute_key: 'name' }],
	['conditions without a joining word', [named('a'), named('b')]],
	['a joining word after the last condition', [named('a', 'AND')]],
	[
		'not_equal_to of an attribute before another condition',
		[condition('plan', 'not_equal_to', ['x'], 'AND'), named('a')],
	],
	['a joining word that is no text', [named('a', 1), named('b')]],
	['days_before', one('created_at', 'days_before', '3')],
	['days_before of an unknown field', one('nonsense', 'days_before', '3')],
	['a number for a text', one('name', 'equal_to', 12)],
	['a number in contains', one('name', 'contains', 12)],
	['a text that is no truth value', one('blocked', 'equal_to', 'maybe')],
	['contains on a number attribute', one('seats', 'contains', '1')],
	['a percentage attribute, always', one('share', 'equal_to', '1')],
])('answers %s with a fault of its own', (_, payload) => {
	expect(() => found(payload)).toThrow(fault);
});

it.each([
	[
		'an unknown field',
		one('nonsense', 'equal_to', 'x'),
		'Invalid attribute key - [nonsense]. The key should be one of [name,',
	],
	[
		'an operator of other fields',
		one('identifier', 'contains', 'x'),
		'The allowed operators for identifier are [equal_to,not_equal_to].',
	],
	['no value', one('name', 'equal_to'), 'Invalid value. The values provided for name are invalid'],
	[
		'a joining word besides AND and OR',
		[named('a', 'XOR'), named('b')],
		'Query operator must be either "AND" or "OR".',
	],
	[
		'a date that is none',
		one('created_at', 'is_less_than', 'yesterday'),
		'The values provided for created_at are invalid',
	],
	['a number that is none', one('seats', 'equal_to', '12,50'), 'The values provided for seats are invalid'],
	['a comparison of a text attribute', one('plan', 'is_less_than', 'x'), 'The values provided for plan are invalid'],
	[
		'a later condition, although an earlier one is a fault of the database',
		[named('a'), condition('nonsense', 'equal_to', ['x'])],
		'Invalid attribute key - [nonsense]',
	],
])('refuses %s', (_, payload, text) => {
	expect(() => found(payload)).toThrow(text);
});

it.each([
	['seats', '12,50', 'equal_to', '12'],
	['seats', 'n/a', 'is_present', '12'],
	['since', '24.12.2026', 'is_greater_than', '2026-01-01'],
	['beta', 'perhaps', 'equal_to', 'true'],
])(
	'one bad value of %s (%s) makes every filter by it a fault, whatever else it asks for',
	(key, bad, operator, value) => {
		const store = people();
		store.insertContact({ email: 'bad@example.com', customAttributes: { [key]: bad } });
		expect(() => found(one(key, operator, value), { store })).toThrow(fault);
		expect(() => found([named('Ada Dahl', 'AND'), condition(key, operator, [value])], { store })).toThrow(fault);
		expect(found([named('Ada Dahl')], { store })).toEqual([1]);
	},
);

describe('on 4.8.0', () => {
	const old = { version: '4.8' } as const;

	it('days_before works, as is_less_than of the day', () => {
		expect(found(one('created_at', 'days_before', '4'), old)).toEqual([1]);
		expect(found(one('created_at', 'days_before', 'x'), old)).toEqual([1, 2, 3]);
		expect(() => found(one('created_at', 'days_before', '999999999999'), old)).toThrow(fault);
	});

	it('the database reads the dates: words of its own are taken, others are a fault', () => {
		expect(found(one('created_at', 'is_less_than', 'yesterday'), old)).toEqual([1, 2]);
		expect(() => found(one('created_at', 'is_less_than', 'some day'), old)).toThrow(fault);
	});

	it('a number that is none is a fault', () => {
		expect(() => found(one('seats', 'equal_to', '12,50'), old)).toThrow(fault);
		expect(found(one('plan', 'is_greater_than', 'g'), old)).toEqual([1]);
	});

	it('the company has another name', () => {
		expect(found(one('company', 'contains', 'old'), old)).toEqual([1]);
		expect(() => found(one('company_name', 'contains', 'acme'), old)).toThrow('city,company,labels');
	});
});
