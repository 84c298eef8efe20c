import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { cleanBaseUrl, cleanPasted, InvalidInput, toText } from '../shared';

/** The address that the requests of a credential go to. Throws an InvalidInput for a wrong address or account ID. */
export function chatwootBaseUrl(credentials: ICredentialDataDecryptedObject): string {
	accountIdOf(credentials);
	return cleanBaseUrl(credentials.baseUrl);
}

/**
 * Throws an InvalidInput for the address of a page of another account. Each account counts its conversations from 1, so that the
 * conversation of the same number is that of another person.
 */
export function requireOwnPage(address: string, credentials: ICredentialDataDecryptedObject): void {
	const own = accountIdOf(credentials);
	const [, account = own] = /\/app\/accounts\/(\d+)(?:\/|$)/.exec(address) ?? [];
	if (account === own) return;
	throw new InvalidInput(
		`${address} is a page of account ${account}, but the credential leads to account ${own}`,
		'Take the address of a page of that account, or the credential of this one.',
	);
}

/** The number of the account, also when the credential holds an address of the dashboard. Throws an InvalidInput. */
export function accountIdOf({ accountId }: ICredentialDataDecryptedObject): string {
	const typed = cleanPasted(toText(accountId));
	const id = /(?:^|\/accounts\/)(\d+)(?:\/|$)/.exec(typed)?.[1];
	if (id !== undefined) return id;
	throw new InvalidInput(
		typed === '' ? '"Account ID" is empty' : `"Account ID" is not a number: ${typed}`,
		'It is the number behind /app/accounts/ in the address of the Chatwoot dashboard.',
	);
}
