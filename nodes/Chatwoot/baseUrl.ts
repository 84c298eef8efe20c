import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { cleanBaseUrl, InvalidInput, toText } from '../shared';

/** The address that the requests of a credential go to. Throws an InvalidInput for a wrong address or account ID. */
export function chatwootBaseUrl(credentials: ICredentialDataDecryptedObject): string {
	accountIdOf(credentials);
	return cleanBaseUrl(credentials.baseUrl);
}

/** The number of the account, also when the credential holds an address of the dashboard. Throws an InvalidInput. */
export function accountIdOf({ accountId }: ICredentialDataDecryptedObject): string {
	const typed = toText(accountId).trim();
	const id = /(?:^|\/accounts\/)(\d+)(?:\/|$)/.exec(typed)?.[1];
	if (id !== undefined) return id;
	throw new InvalidInput(
		typed === '' ? '"Account ID" is empty' : `"Account ID" is not a number: ${typed}`,
		'It is the number behind /app/accounts/ in the address of the Chatwoot dashboard.',
	);
}
