import { toDuration } from '../../../nodes/Sinch/duration';

describe('Time to live', () => {
	it.each([
		[10, '10s'],
		['10', '10s'],
		['10s', '10s'],
		[' 3600 ', '3600s'],
	])('of %j is %s', (seconds, text) => {
		expect(toDuration(seconds).trim()).toBe(text);
	});

	it.each([2, -1, 1.5, 'soon', '', 400_000_000_000])('of %j is refused', (seconds) => {
		expect(() => toDuration(seconds)).toThrow('whole number of seconds');
	});
});
