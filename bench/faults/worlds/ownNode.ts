import type { INodeParameters } from 'n8n-workflow';
import { nodeOf, withIds, type Sandbox, type ServiceFixture } from '../../../test/support/harness';
import { fastClock, TIMEOUT_MS } from '../clock';
import { FIRST_MAX_WAIT } from '../kinds';
import type { Mode } from '../modes';
import type { NodeUnderTest } from '../nodeUnderTest';
import type { RunOptions } from '../runOptions';

/** One of our nodes, set up for Message: Send. What `parameters` leave out has its default, except that the first row has a short Max Wait. */
export function ownNode<S extends Sandbox>(
	fixture: ServiceFixture<S>,
	sandbox: S,
	{ options, ...parameters }: INodeParameters & { options?: INodeParameters },
	{ skip }: Mode,
	{ seed, timeout = TIMEOUT_MS }: RunOptions,
): NodeUnderTest {
	return {
		setup: {
			// The clock runs ahead of the sandbox's, so every run gets a new one.
			node: nodeOf(fixture, { clock: fastClock(seed) }),
			credentialTypes: [fixture.credentialType],
			credentials: fixture.credentials(sandbox),
		},
		parameters: withIds('message:send', {
			...parameters,
			skipIfSent: skip,
			options: { ...options, maxWait: `={{ $itemIndex === 0 ? ${FIRST_MAX_WAIT} : 150 }}` },
			requestOptions: { timeout },
		}),
	};
}
