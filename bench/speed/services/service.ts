import type { ICredentialType, IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import type { Service } from '../../../nodes/shared/operation/service';
import type { CredentialData } from '../../../test/support/credentials';
import type { Client } from './plain';

/** One of the four action nodes, and how its user has set it up. */
export interface Candidate {
	newNode: () => INodeType;
	service: Service;
	credentialType: ICredentialType;
	credentials: (url: string) => CredentialData;
	/** Message: Send, recipient and text by expression, everything else at its defaults. */
	send: { id: string; parameters: INodeParameters };
	/** Message: Get Many with Return All, everything else at its defaults. */
	list: { id: string; parameters: INodeParameters };
	client: Client;
	http: HttpSetup;
}

/** The same by n8n's HTTP Request node. */
export interface HttpSetup {
	/** Path of a send, with expressions. */
	sendPath: string;
	/** Its body: flat fields by expression, or one JSON text. */
	body: INodeParameters;
	listPath: string;
	/** Query of all pages of a list. */
	listQuery: Record<string, string>;
	/** What changes from page to page, and when it ends. */
	pagination: { name: string; value: string; complete: string };
}

/** Columns of a row. */
export interface Row {
	to: string;
	text: string;
}

/** The rows of a sheet: each with a recipient and a text of its own. */
export function rowsOf(client: Client, count: number): Array<{ json: IDataObject }> {
	return Array.from({ length: count }, (_, index) => ({
		json: { to: client.recipient(index), text: `Hello ${index + 1}, would Tuesday at 10:00 work for you?` },
	}));
}
