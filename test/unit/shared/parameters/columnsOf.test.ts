import { InvalidInput } from '../../../../nodes/shared/base/failure';
import { columnsOf, withColumn } from '../../../../nodes/shared/parameters/columnsOf';

describe('the columns that a parameter reads', () => {
	it.each([
		['={{ $json.phone }}', 'phone'],
		['={{$json["Phone Number"]}}', 'Phone Number'],
		["={{ $json['Phone Number'].trim() }}", 'Phone Number'],
		["={{ $('Sheet').item.json.phone }}", 'phone'],
		[{ __rl: true, mode: 'id', value: '={{ $json.userId }}' }, 'userId'],
	])('of %j is %s', (parameter, column) => {
		expect(columnsOf(parameter)).toEqual([column]);
	});

	it('are all of those between which no word stands', () => {
		expect(columnsOf('={{ $json.channel }}:{{ $json["Phone Number"] }}')).toEqual(['channel', 'Phone Number']);
	});

	it.each([
		'+46701234567',
		'$json.phone',
		'={{ $json.first + $json.last }}',
		'={{ $now }}',
		'={{ $json }}',
		'=Hi {{ $json.name }}',
		'={{ $json.name }} and {{ $json.phone }}',
		'={{ $json.first + $json.last }}:{{ $json.phone }}',
		7,
		undefined,
	])('of %j are not known', (parameter) => {
		expect(columnsOf(parameter)).toEqual([]);
	});
});

it('is named behind what to do, in errors of input only', () => {
	const error = withColumn(new InvalidInput('"Text" is empty', 'Fill it in.'), '={{ $json.text }}');
	expect(error).toMatchObject({
		message: '"Text" is empty',
		description: 'Fill it in. The value comes from the column "text".',
	});
	const both = withColumn(new InvalidInput('"Send To" is empty'), '={{ $json.channel }}:{{ $json.identity }}');
	expect(both).toMatchObject({ description: 'The value comes from the columns "channel" and "identity".' });
	const other = new Error('No');
	expect(withColumn(other, '={{ $json.text }}')).toBe(other);
});
