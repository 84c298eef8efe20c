import type { ICredentialType, INodeParameters, INodeType } from 'n8n-workflow';
import type { Service } from '../../../nodes/shared/operation/service';
import type { CredentialData } from '../../../test/support/credentials';
import type { Client } from './client';

/** A service as it is measured: its node and credential, the parameters of both operations, and the same calls without the node. */
export interface ServiceSetup {
	newNode: () => INodeType;
	service: Service;
	credentialType: ICredentialType;
	credentials: (url: string) => CredentialData;
	/** Message: Send. Recipient and text are expressions, everything else has its default. */
	send: { id: string; parameters: INodeParameters };
	/** Message: Get Many with Return All; everything else has its default. */
	list: { id: string; parameters: INodeParameters };
	client: Client;
	http: HttpSetup;
}

/** The same two operations with n8n's HTTP Request node. */
export interface HttpSetup {
	/** The path of a send, with its expressions. */
	sendPath: string;
	/** The parameters that set the body of a send. */
	body: INodeParameters;
	listPath: string;
	/** The query parameters that all pages of a list share. */
	listQuery: Record<string, string>;
	/** The query parameter that changes from page to page, its expression, and the expression that is true after the last page. */
	pagination: { name: string; value: string; complete: string };
}
