import type { RespondentSandbox } from '../../sandbox';
import type { Setup } from '../../test/support/engine';
import { respondentFixture } from '../../test/support/respondent';
import { byId, nodeOf, withIds } from '../../test/support/harness';
import { fastClock, TIMEOUT_MS } from './clock';
import type { Mode } from './modes';
import type { NodeUnderTest } from './nodeUnderTest';
import type { RunOptions } from './runOptions';

/** The Respondent node, set up for Message: Send: ID and text are expressions, everything else has its default. */
export function respondentNode(
	sandbox: RespondentSandbox,
	{ skip }: Mode,
	{ seed, timeout = TIMEOUT_MS }: RunOptions,
): NodeUnderTest {
	const setup: Setup = {
		// The clock runs ahead of the sandbox's, so every run gets a new one.
		node: nodeOf(respondentFixture, { clock: fastClock(seed) }),
		credentialTypes: [respondentFixture.credentialType],
		credentials: respondentFixture.credentials(sandbox),
	};
	const parameters = withIds('message:send', {
		conversationId: byId('={{ $json.conversationId }}'),
		text: '={{ $json.message }}',
		...(skip && { sendOptions: { skipIfSent: true } }),
		requestOptions: { timeout },
	});
	return { setup, parameters };
}
