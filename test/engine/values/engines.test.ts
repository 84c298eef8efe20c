import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { defineAttribute } from '../../support/defineAttribute';
import { byId } from '../../support/harness';

// Runs under both of n8n's expression engines, against the same expectations.
useExpressionEngine();
const harness = useChatwoot();

const ISO = '2026-03-02T09:15:00.000Z';
const DATE = `DateTime.fromISO('${ISO}', { zone: 'utc' })`;

async function requestOf(id: string, parameters: INodeParameters) {
	harness.sandbox.requests.length = 0;
	const { error } = await harness.run(id, parameters, [{ json: { list: ['ACME, Inc.', 'Foo'] } }]);
	return { error: error?.message, body: harness.sandbox.requests.at(-1)?.body };
}

async function storedAttribute(expression: string): Promise<unknown> {
	const attribute = [{ key: 'plan', value: `={{ ${expression} }}` }];
	const { error, body } = await requestOf('contact:update', {
		contactId: byId('1'),
		customAttributes: { attribute },
	});
	expect(error).toBeUndefined();
	return body;
}

const condition = (field: string, value: string) => ({
	condition: [{ field, operator: 'is_greater_than', value }],
});

describe('a custom attribute', () => {
	beforeEach(() => defineAttribute(harness.sandbox, 'plan', { model: 'contact_attribute' }));

	it.each([
		['a date', DATE, ISO],
		['a calculated date', `${DATE}.minus({ days: 7 })`, '2026-02-23T09:15:00.000Z'],
		['a Date', `new Date('${ISO}')`, ISO],
		['a duration', 'Duration.fromObject({ hours: 2, minutes: 30 })', 'PT2H30M'],
		['a BigInt', 'BigInt(5)', 5],
		['a large BigInt', '12345678901234567890n', '12345678901234567890'],
	])('takes %s from an expression', async (_what, expression, expected) => {
		expect(await storedAttribute(expression)).toMatchObject({ custom_attributes: { plan: expected } });
	});

	it.each([
		['a list', `[1, ${DATE}]`, `[1,"${ISO}"]`],
		['an object', `({ at: ${DATE}, day: new Date('${ISO}') })`, `{"at":"${ISO}","day":"${ISO}"}`],
	])('refuses %s from an expression', async (_what, expression, shown) => {
		const attribute = [{ key: 'plan', value: `={{ ${expression} }}` }];
		const request = await requestOf('contact:update', { contactId: byId('1'), customAttributes: { attribute } });
		expect(request).toEqual({ error: `The custom attribute "plan" is ${shown}, but takes one value`, body: undefined });
	});

	it('takes any date in any zone as Luxon writes it', async () => {
		const millis = fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2100, 0) });
		const zones = fc.constantFrom('utc', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Chatham');
		await fc.assert(
			fc.asyncProperty(millis, zones, async (time, zone) => {
				const body = await storedAttribute(`DateTime.fromMillis(${time}, { zone: '${zone}' })`);
				const written = String((body as { custom_attributes: { plan: unknown } }).custom_attributes.plan);
				expect(DateTime.fromISO(written).toMillis()).toBe(time);
				expect(written).not.toContain('__n8nType');
			}),
			{ numRuns: 15 },
		);
	});
});

describe('a text', () => {
	it('takes a date from an expression', async () => {
		const parameters = { conversationId: byId('1'), text: `={{ ${DATE} }}` };
		expect(await requestOf('message:send', parameters)).toMatchObject({ body: { content: ISO } });
	});
});

describe('a condition', () => {
	it.each([
		['a date', `={{ ${DATE}.minus({ days: 7 }) }}`, ['2026-02-23']],
		['a Date', `={{ new Date('${ISO}') }}`, ['2026-03-02']],
	])('takes %s from an expression', async (_what, value, values) => {
		const request = await requestOf('conversation:filter', { conditions: condition('created_at', value) });
		expect(request).toMatchObject({ error: undefined, body: { payload: [{ values }] } });
	});

	it.each([
		['of an expression', '={{ $json.list }}'],
		['in quotes', '"ACME, Inc.", Foo'],
	])('keeps the comma within a value %s', async (_what, value) => {
		const conditions = { condition: [{ field: 'mail_subject', operator: 'equal_to', value }] };
		const { body } = await requestOf('conversation:filter', { conditions });
		expect(body).toMatchObject({ payload: [{ values: ['ACME, Inc.', 'Foo'] }] });
	});
});
