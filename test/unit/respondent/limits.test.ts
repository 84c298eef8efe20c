import { respondent } from '../../../nodes/Respondent/service';

const keys = { apiKey: 'k1', apiSecret: 's1' };

it.each([
	['production', 500],
	['staging', 100],
])('keeps the published limits of %s from the start: one burst in two seconds', (environment, requests) => {
	const credentials = { ...keys, environment };
	const limits = respondent.limits?.(respondent.baseUrl(credentials), credentials);
	expect(limits).toEqual([{ per: 'key k1', requests, windowMs: 2000, kept: 'fromTheStart' }]);
});
