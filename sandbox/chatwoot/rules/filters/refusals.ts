import { HttpError } from '../../../server/types';

// The refusals of a filter: 422, with the texts of Chatwoot v4.15.1 config/locales/en.yml:149. All but the one for a joining
// word were seen on Chatwoot 4.15.1.

export function invalidKey(key: string, known: readonly string[]): HttpError {
	const allowed = `The key should be one of [${known.join(',')}] or a custom attribute defined in the account.`;
	return new HttpError(422, `Invalid attribute key - [${key}]. ${allowed}`);
}

export function invalidOperator(key: string, operators: readonly string[]): HttpError {
	return new HttpError(422, `Invalid operator. The allowed operators for ${key} are [${operators.join(',')}].`);
}

export function invalidValue(key: string): HttpError {
	return new HttpError(422, `Invalid value. The values provided for ${key} are invalid`);
}

export function invalidJoin(): HttpError {
	return new HttpError(422, 'Invalid query operator. Query operator must be either "AND" or "OR".');
}
