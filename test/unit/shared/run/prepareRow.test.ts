import type { INode } from 'n8n-workflow';
import { operationsWith } from '../../../../nodes/shared';
import { rowPreparer } from '../../../../nodes/shared/run/prepareRow';

const pay = operationsWith().defineOperation({
	option: { name: 'Pay', value: 'pay', action: 'Pay', description: 'Pay. Changes data.' },
	route: 'POST /v1/payments',
	confirmation: 'pays',
	wording: { noun: 'payment', participle: 'sent' },
});

const node: INode = {
	id: '1',
	name: 'Node',
	type: 'pay',
	typeVersion: 1,
	position: [0, 0],
	parameters: { resource: 'payment', operation: 'pay' },
};

describe('rowPreparer', () => {
	const OFF = 'Nothing was sent: "I Understand That This Pays" is off';

	// E.g. an expression with Math.random() or with the time.
	it.each([
		[[true, true], undefined],
		[[true, false], OFF],
		[[false, true], OFF],
	])('refuses a row without the switch unless Check Only is on each time it is read: %j', (given, expected) => {
		const readings = [...given];
		const parameter = (name: string, _index: number, fallback: unknown) =>
			name === 'checkOnly' ? readings.shift() : fallback;
		const { failure } = rowPreparer({ node, timezone: 'UTC', parameter }, pay)(0);
		expect(failure?.message).toBe(expected);
	});
});
