import { refusalAdvice } from '../../../nodes/Respondent/hints';
import { failureOf } from '../../../nodes/shared/http/failureText';
import { callTo } from '../../../nodes/shared/http/call';

const call = callTo('GET /v1/projects');
const refused = (environment: string, status = 401) =>
	failureOf({ kind: 'answer', status, headers: {}, body: { message: 'Unauthorized' } }, call, {
		service: 'Respondent',
		secrets: [],
		canSkip: false,
		refusalAdvice: refusalAdvice({ environment }),
	});

describe('keys that Respondent refuses', () => {
	it.each([
		['production', 'Its environment is Production, where keys of Staging do not work'],
		['staging', 'Its environment is Staging, where keys of Production do not work'],
		['custom', 'issued for the environment behind the base URL'],
	])('name the environment %s', (environment, words) => {
		const { message, description } = refused(environment);
		expect(message).toBe('Respondent refused the credentials (401)');
		expect(description).toContain(words);
	});

	it('are not meant by any other refusal', () => {
		expect(refused('staging', 404).description).not.toContain('Staging');
	});
});
