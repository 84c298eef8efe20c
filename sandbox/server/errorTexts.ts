import type { ErrorObject } from 'ajv';

/** The field that an ajv error is about, e.g. `participantUserIds.0`; empty for the whole body. */
function fieldOf({ instancePath }: ErrorObject): string {
	return instancePath
		.split('/')
		.slice(2)
		.map((name) => name.replace(/~1/g, '/').replace(/~0/g, '~'))
		.join('.');
}

/** The text with which a service reports an ajv error of a request. */
export function requestErrorText(error: ErrorObject): string {
	const field = fieldOf(error);
	const { missingProperty, additionalProperty, allowedValues } = error.params as Record<string, unknown>;
	if (error.keyword === 'required') {
		if (missingProperty === 'requestBody') return 'a JSON request body is required';
		return `${[field, String(missingProperty)].filter(Boolean).join('.')} is required`;
	}
	if (error.keyword === 'additionalProperties') return `property ${String(additionalProperty)} should not exist`;
	if (error.keyword === 'enum' && Array.isArray(allowedValues)) {
		return `${field} must be one of the following values: ${allowedValues.join(', ')}`;
	}
	if (error.keyword === 'parse') return `request body is not JSON: ${error.message ?? ''}`;
	return `${field || 'request body'} ${error.message ?? 'is not valid'}`;
}

/** The text about an answer of the sandbox that violates the contract. */
export function answerErrorText({ instancePath, message }: ErrorObject): string {
	return `${instancePath || '(body)'} ${message ?? ''}`.trim();
}
