import type { INodeParameters } from 'n8n-workflow';
import type { RespondentSandbox } from '../../sandbox';
import type { Setup } from '../../test/support/engine';
import { respondentCast } from '../../test/support/respondent';
import { byId, nodeOf, withIds } from '../../test/support/harness';
import type { Mode } from './modes';
import { fastClock, TIMEOUT } from './pace';
import type { Trial } from './run';

/** A node that is about to be run. */
export interface Candidate {
	setup: Setup;
	parameters: INodeParameters;
}

/** The Respondent node's Message: Send, id and text by expression, everything else at its defaults. */
export function respondentNode(
	sandbox: RespondentSandbox,
	{ skip }: Mode,
	{ seed, timeout = TIMEOUT }: Trial,
): Candidate {
	const setup: Setup = {
		// A clock of its own for each run, since it runs ahead of the sandbox's.
		node: nodeOf(respondentCast, { clock: fastClock(seed) }),
		credentialTypes: [respondentCast.credentialType],
		credentials: respondentCast.credentials(sandbox),
	};
	const parameters = withIds('message:send', {
		conversationUid: byId('={{ $json.conversationId }}'),
		body: '={{ $json.message }}',
		...(skip && { sendOptions: { skipIfSent: true } }),
		requestOptions: { timeout },
	});
	return { setup, parameters };
}
