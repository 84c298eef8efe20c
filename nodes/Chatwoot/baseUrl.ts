import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { cleanBaseUrl } from '../shared/http/baseUrl';
import { InvalidInput } from '../shared/base/failure';
import { toText } from '../shared/base/record';

/** Where the requests of a credential go. Throws a Refusal when address or account ID cannot be what they are for. */
export function chatwootBaseUrl(credentials: ICredentialDataDecryptedObject): string {
	accountIdOf(credentials);
	return cleanBaseUrl(credentials.baseUrl);
}

/** The number of the account, also out of a dashboard address. Throws a Refusal when there is none. */
export function accountIdOf({ accountId }: ICredentialDataDecryptedObject): string {
	const typed = toText(accountId).trim();
	const id = /(?:^|\/accounts\/)(\d+)(?:\/|$)/.exec(typed)?.[1];
	if (id !== undefined) return id;
	throw new InvalidInput(
		typed === '' ? '"Account ID" is empty' : `"Account ID" is not a number: ${typed}`,
		'It is the number behind /app/accounts/ in the address of the Chatwoot dashboard.',
	);
}
