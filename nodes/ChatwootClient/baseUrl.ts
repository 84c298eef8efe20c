import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { cleanBaseUrl, cleanPasted, InvalidInput, pathSegment, toText } from '../shared';

/** The address that the requests of a credential go to. Throws an InvalidInput for a wrong address or inbox identifier. */
export function clientBaseUrl(credentials: ICredentialDataDecryptedObject): string {
	inboxSegment(credentials);
	return cleanBaseUrl(credentials.baseUrl);
}

/** The inbox identifier as a segment of the path. Throws an InvalidInput. */
export function inboxSegment({ inboxIdentifier }: ICredentialDataDecryptedObject): string {
	const identifier = cleanPasted(toText(inboxIdentifier));
	if (/^\d+$/.test(identifier)) {
		throw new InvalidInput(
			`"Inbox Identifier" is ${identifier}, which looks like the ID of an inbox`,
			'The identifier is a longer text: Settings → Inboxes → your API inbox → Configuration.',
		);
	}
	return pathSegment(identifier, 'Inbox Identifier');
}
