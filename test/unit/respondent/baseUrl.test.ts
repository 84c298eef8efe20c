import { respondentBaseUrl } from '../../../nodes/Respondent/baseUrl';

describe('respondentBaseUrl', () => {
	it.each([
		[{ environment: 'production' }, 'https://api.respondent.io'],
		[{ environment: 'staging' }, 'https://api-staging.respondent.io'],
		[{ environment: 'production', baseUrl: 'http://127.0.0.1:4010' }, 'https://api.respondent.io'],
		[{ environment: 'custom', baseUrl: 'http://127.0.0.1:4010/v1/' }, 'http://127.0.0.1:4010'],
		[{}, 'https://api.respondent.io'],
	])('gives for %j the address %s', (credentials, expected) => {
		expect(respondentBaseUrl(credentials)).toBe(expected);
	});

	it('refuses a custom address that is none', () => {
		expect(() => respondentBaseUrl({ environment: 'custom', baseUrl: '' })).toThrow('"Base URL" is empty');
		expect(() => respondentBaseUrl({ environment: 'custom' })).toThrow('"Base URL" is empty');
	});
});
