import type { Attributes } from '../store/records';

const longestText = 1_500;
const largestNumber = 9_999_999_999;

/**
 * What is wrong with the attributes of a record, with the name of their column: a text of more than 1,500 characters, or a
 * whole number above 9,999,999,999.
 *
 * Chatwoot v4.15.1 app/models/jsonb_attributes_length_validator.rb
 */
export function attributeProblems(column: string, attributes: Attributes): Array<[attribute: string, message: string]> {
	const name = (column.charAt(0).toUpperCase() + column.slice(1)).replaceAll('_', ' ');
	return Object.entries(attributes).flatMap(([key, value]): Array<[string, string]> => {
		if (typeof value === 'string' && Array.from(value).length > longestText) {
			return [[column, `${name} ${key} length should be < ${longestText}`]];
		}
		const isTooLarge = typeof value === 'number' && Number.isInteger(value) && value > largestNumber;
		return isTooLarge ? [[column, `${name} ${key} value should be < ${largestNumber}`]] : [];
	});
}
