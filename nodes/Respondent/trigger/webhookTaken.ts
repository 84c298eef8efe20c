import { Failure } from '../../shared/base/failure';

/** The host of an address, and nothing of its path, which may be a secret. */
export function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : 'an address that cannot be read';
}

/**
 * Why a webhook that leads elsewhere is not replaced, naming the host only. `isOwnProduction`: it leads to the very
 * trigger that somebody wants to test.
 */
export function refusalToReplace(url: string, isOwnProduction: boolean): Failure {
	return isOwnProduction ? ownProduction(hostOf(url)) : somebodyElse(hostOf(url));
}

// n8n shows no more than the message when a workflow cannot be activated, so it has to say what to do as well.
function somebodyElse(host: string): Failure {
	return new Failure(
		'invalidInput',
		`The webhook of this Respondent team leads to ${host} already, and a team has one only. Two triggers of one team take it from each other. Use the Respondent Polling Trigger, which needs no webhook, or switch on "Replace Existing Webhook" if nothing at ${host} needs the events any more.`,
		{ description: 'Nothing was changed. It may also be another workflow of this n8n that has the webhook.' },
	);
}

function ownProduction(host: string): Failure {
	return new Failure(
		'invalidInput',
		`The production URL of this workflow (at ${host}) has the webhook of the Respondent team, and listening for a test event would take it away. Deactivate the workflow first, or switch on "Replace Existing Webhook": the production URL then gets the webhook back when you stop listening.`,
		{ description: 'Nothing was changed.' },
	);
}
