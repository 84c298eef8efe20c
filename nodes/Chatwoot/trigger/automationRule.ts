import { createHash, timingSafeEqual } from 'node:crypto';
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { InvalidInput, toText } from '../../shared';
import { askApi } from './askApi';

/** The name of the parameter in the URL that holds the secret. */
const PARAMETER = 'secret';

const LEAST_LENGTH = 16;

/**
 * Why a call of an automation rule is rejected; undefined when its URL holds the secret. Chatwoot does not sign these calls, so
 * the secret in the URL is all that tells them from forged ones.
 */
export function checkUrlSecret(context: IWebhookFunctions): string | undefined {
	const secret = urlSecretOf(context);
	const given: unknown = Reflect.get(Object(context.getQueryData()), PARAMETER);
	if (secret.length < LEAST_LENGTH) return 'this trigger has no URL secret';
	if (typeof given !== 'string') return `its URL does not contain ${PARAMETER}=… exactly once`;
	return timingSafeEqual(digestOf(given), digestOf(secret)) ? undefined : 'its URL contains another secret';
}

// Digests have one length, so that the comparison tells nothing of the length of the secret.
function digestOf(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

/** Checks the URL secret. There is nothing to register: a person enters the URL in Chatwoot. Throws a NodeOperationError. */
export async function beginAutomation(context: IHookFunctions): Promise<void> {
	await askApi(context, async () => await Promise.resolve(requireUrlSecret(urlSecretOf(context))));
}

/** Throws an InvalidInput for a secret that can be guessed, or that a URL would hold in another form. */
function requireUrlSecret(secret: string): void {
	if (secret.length < LEAST_LENGTH) {
		throw new InvalidInput(
			`"URL Secret" needs ${LEAST_LENGTH} characters at least`,
			'Let a password manager make one of letters and digits. Chatwoot does not sign these calls: without a secret, everybody who knows the URL could start this workflow.',
		);
	}
	if (!/^[\w.~-]+$/.test(secret)) {
		throw new InvalidInput(
			'"URL Secret" contains characters that have a meaning in a URL',
			'Use letters, digits, hyphens and underscores only.',
		);
	}
}

function urlSecretOf(context: IHookFunctions | IWebhookFunctions): string {
	return toText(context.getNodeParameter('urlSecret', '')).trim();
}
