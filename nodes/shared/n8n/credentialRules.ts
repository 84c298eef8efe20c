import type { IAuthenticateRuleResponseSuccessBody } from 'n8n-workflow';

/**
 * A rule for the test of a credential: the test fails with `message` when the body of the answer holds `value` at `key`.
 * `key` may be a path such as `errors[0]`; `undefined` as the value means that nothing stands there.
 */
export function bodyRule(key: string, value: unknown, message: string): IAuthenticateRuleResponseSuccessBody {
	return { type: 'responseSuccessBody', properties: { key, value, message } };
}
