import type { ServiceName, World } from '../world';
import { chatwootWorld } from './chatwoot';
import { respondentWorld } from './respondent';
import { sinchWorld } from './sinch';

const worlds: Record<ServiceName, (size: { seed: number; rows: number }) => Promise<World>> = {
	Respondent: respondentWorld,
	Chatwoot: chatwootWorld,
	Sinch: sinchWorld,
};

/** Starts the sandbox of a service, with `rows` rows to send. The same seed gives the same data. */
export async function openWorld(service: ServiceName, size: { seed: number; rows: number }): Promise<World> {
	return await worlds[service](size);
}
