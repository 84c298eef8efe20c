import type { INodeParameters } from 'n8n-workflow';
import type { ServiceFixture, Sandbox } from '../support/harness';
import { chatwootManifest } from './chatwoot';
import { chatwootClientManifest } from './chatwootClient';
import { respondentManifest } from './respondent';
import { sinchManifest } from './sinch';
import type { Route } from '../../nodes/shared/http/call';

/** What is pinned about a service: what users' workflows and the vendor's contract rely on. */
export interface Manifest<S extends Sandbox = Sandbox> {
	fixture: ServiceFixture<S>;
	/** File in sandbox/contracts. */
	contract: string;
	/** All operations, as `resource:operation`. They live in users' workflows: never rename or remove one. */
	ids: string[];
	/** The endpoints that the service's triggers call, and a life of these triggers on the sandbox in which they call all of them. */
	triggers?: { routes: Route[]; live(sandbox: S): Promise<void> };
	/** Endpoints that neither an operation nor a trigger calls, and why. */
	excluded: Record<string, string>;
	/** Parameters with which an operation succeeds on the seeded sandbox, by id; more than one set where it takes several to reach all endpoints. */
	samples(sandbox: S): Record<string, INodeParameters[]>;
}

export const manifests: Manifest[] = [chatwootManifest, chatwootClientManifest, respondentManifest, sinchManifest];
