import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { toText, type PublishedLimit } from '../shared';
import { accountIdOf } from './baseUrl';
import { routes } from './routes';

const perMinute = {
	windowMs: 60_000,
	// The operator of a server may change the limits or switch them off (RACK_ATTACK_LIMIT, ENABLE_RACK_ATTACK).
	kept: 'afterFirst429',
	// Seen on Chatwoot 4.15.1: text/plain, without a Retry-After. A proxy before Chatwoot has other words.
	isRefusal: ({ body }) => toText(body).trim() === 'Retry later',
} satisfies Partial<PublishedLimit>;

/** Requests per address, in whole minutes of Chatwoot's clock: Chatwoot v4.15.1 config/initializers/rack_attack.rb:70. */
export const requestsPerAddress: PublishedLimit = { per: 'address', requests: 3000, ...perMinute };

/** The limits of the Application API; contact searches per account: Chatwoot v4.15.1 config/initializers/rack_attack.rb:213. */
export function chatwootLimits(_baseUrl: string, credentials: ICredentialDataDecryptedObject): PublishedLimit[] {
	const searches: PublishedLimit = {
		per: `account ${accountIdOf(credentials)}`,
		requests: 100,
		...perMinute,
		counts: ({ route }) => route === routes.searchContacts,
	};
	return [requestsPerAddress, searches];
}
