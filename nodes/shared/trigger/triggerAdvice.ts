import { Failure } from '../base/failure';
import type { Fetch } from '../http/call';

/**
 * A `fetch` whose failures advise what can be done about a trigger. The advice of a Failure is written for action nodes; a trigger
 * has no rows and no Request Options.
 */
export function withTriggerAdvice(fetch: Fetch): Fetch {
	return async (call) =>
		await fetch(call).catch((error: unknown) => {
			throw error instanceof Failure ? adviseTrigger(error) : error;
		});
}

function adviseTrigger(failure: Failure): Failure {
	const { description, code = '' } = failure;
	const advice = description.includes('Request Options')
		? `Check the base URL in the credential, and the network (${code}). Then try again.`
		: /\brows?\b/.test(description)
			? adviceFor(code)
			: description;
	return failure.withDescription(advice);
}

function adviceFor(code: string): string {
	const isBusy = code === '429' || Number(code) >= 500;
	return isBusy ? 'Try again later.' : 'Check the settings of this node against the reason given.';
}
