import { InvalidInput } from '../../../../nodes/shared/base/failure';
import { columnOf, withColumn } from '../../../../nodes/shared/parameters/columnOf';

describe('the column that a parameter reads', () => {
	it.each([
		['={{ $json.phone }}', 'phone'],
		['={{$json["Phone Number"]}}', 'Phone Number'],
		["={{ $json['Phone Number'].trim() }}", 'Phone Number'],
		["={{ $('Sheet').item.json.phone }}", 'phone'],
		[{ __rl: true, mode: 'id', value: '={{ $json.userId }}' }, 'userId'],
	])('of %j is %s', (parameter, column) => {
		expect(columnOf(parameter)).toBe(column);
	});

	it.each([
		'+46701234567',
		'$json.phone',
		'={{ $json.first + $json.last }}',
		'={{ $now }}',
		'={{ $json }}',
		'=Hi {{ $json.name }}',
		7,
		undefined,
	])('of %j is not known', (parameter) => {
		expect(columnOf(parameter)).toBeUndefined();
	});
});

it('is named behind what to do, in errors of input only', () => {
	const error = withColumn(new InvalidInput('"Text" is empty', 'Fill it in.'), '={{ $json.text }}');
	expect(error).toMatchObject({
		message: '"Text" is empty',
		description: 'Fill it in. The value comes from the column "text".',
	});
	const other = new Error('No');
	expect(withColumn(other, '={{ $json.text }}')).toBe(other);
});
