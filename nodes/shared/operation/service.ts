import type { ICredentialDataDecryptedObject, IHttpRequestHelper, INodePropertyOptions } from 'n8n-workflow';
import type { Clock } from '../base/clock';
import type { Call } from '../http/call';
import type { Hint } from '../http/failureText';
import type { PublishedLimit } from '../http/publishedLimit';
import type { Operation } from './operation';

/** One menu of operations, e.g. everything that can be done with a message. */
export interface Resource {
	option: INodePropertyOptions;
	operations: Operation[];
	defaultOperation: string;
}

/** Where the access tokens of a service come from. */
export interface TokenSource {
	/** The hidden field of the credential in which `authenticate` finds the token. */
	field: string;
	/**
	 * Gives a valid token, or undefined for a credential that works without tokens. A token that stands in `field` was refused.
	 * Throws an error as n8n's request helper does, or that of `noToken`.
	 */
	get: (context: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) => Promise<string | undefined>;
}

/** What the shared code needs to know about an API. */
export interface Service {
	/** The vendor's name, for messages to the user. */
	name: string;
	credentialType: string;
	resources: Resource[];
	/** Origin and path prefix of all requests. Throws an InvalidInput when the credential holds no usable address. */
	baseUrl: (credentials: ICredentialDataDecryptedObject) => string;
	/** Where the access tokens come from, for APIs that need them. */
	tokens?: TokenSource;
	/** Names of the credential's fields that messages must not show. */
	secrets: string[];
	/** The service's own words for a refused request; undefined for the general ones. */
	hint?: (status: number, call: Call, text: string, body: unknown) => Hint | undefined;
	/**
	 * Whether a refusal means the credential: then no further row is sent with the same credential values. Any other refusal
	 * concerns its own row. `text` is the readable text of the answer. Without this function, every 401 means the credential.
	 */
	isCredentialRefusal?: (status: number, text: string) => boolean;
	/**
	 * Names the account that a credential leads to, whoever's token it holds: runs with the same account wait for each other. Without
	 * this function, the values of the credential name it.
	 */
	accountOf?: (credentials: ICredentialDataDecryptedObject) => string;
	/**
	 * Throws an InvalidInput for the address of a page of another account, which a picker holds in place of an ID: in the account of the
	 * credential the same ID may be another record. Without this function, every address counts.
	 */
	requireOwnPage?: (address: string, credentials: ICredentialDataDecryptedObject) => void;
	/** What to do when the credential is refused, by its values. Without this function, the general advice for the status. */
	refusalAdvice?: (credentials: ICredentialDataDecryptedObject) => string;
	/** The limits that the vendor publishes for an address (see `baseUrl`) and the account of a credential. */
	limits?: (baseUrl: string, credentials: ICredentialDataDecryptedObject) => PublishedLimit[];
	/** Tests keep the limits on loopback, too. */
	hasLimitsOnLoopback?: boolean;
	/** Tests pass a clock that does not wait. */
	clock?: Clock;
}
