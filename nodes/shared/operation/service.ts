import type { ICredentialDataDecryptedObject, INodePropertyOptions } from 'n8n-workflow';
import type { Clock } from '../base/clock';
import type { Operation } from './operation';
import type { Hint } from '../http/failureText';
import type { Call } from '../http/call';

/** One menu of operations, e.g. everything that can be done with a message. */
export interface Resource {
	option: INodePropertyOptions;
	operations: Operation[];
	defaultOperation: string;
}

/** What the shared code has to know about an API. */
export interface Service {
	/** The vendor's name, as it stands in messages to the user. */
	name: string;
	credentialType: string;
	resources: Resource[];
	/** Origin and path prefix that all requests go to; throws a Refusal when the credential holds none. */
	baseUrl: (credentials: ICredentialDataDecryptedObject) => string;
	/** Whether this credential gets its tokens through n8n's pre-authentication hook. */
	renewsTokens?: (credentials: ICredentialDataDecryptedObject) => boolean;
	/** Credential fields that must never be shown. */
	secrets: string[];
	/** What to do about a refused request, where the API is known to mean something particular by it. */
	hint?: (status: number, call: Call, text: string) => Hint | undefined;
	/** Replaced in tests, so that waits take no time. */
	clock?: Clock;
}
