import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox, Cast } from '../support/world';
import { chatwootManifest } from './chatwoot';
import { chatwootClientManifest } from './chatwootClient';
import { respondentManifest } from './respondent';
import { sinchManifest } from './sinch';

/** What is pinned about a service: what users' workflows and the vendor's contract rely on. */
export interface Manifest<S extends Sandbox = Sandbox> {
	cast: Cast<S>;
	/** File in sandbox/contracts. */
	contract: string;
	/** All operations, as `resource:operation`. They live in users' workflows: never rename or remove one. */
	ids: string[];
	/** Endpoints that no operation offers, and why. */
	excluded: Record<string, string>;
	/** Parameters with which an operation succeeds on the seeded sandbox, by id; more than one set where it takes several to reach all endpoints. */
	samples(sandbox: S): Record<string, INodeParameters[]>;
}

export const manifests: Manifest[] = [chatwootManifest, chatwootClientManifest, respondentManifest, sinchManifest];
