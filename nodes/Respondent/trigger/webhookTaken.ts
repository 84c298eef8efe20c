import { Failure } from '../../shared';

/** The host of an address. The path is left out, since it may be a secret. */
export function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : 'an address that cannot be read';
}

/**
 * The failure for a webhook that leads to another address and must not be replaced. `isOwnProduction` is true when that
 * address is the production URL of the trigger that listens for a test event.
 */
export function webhookTaken(url: string, isOwnProduction: boolean): Failure {
	return isOwnProduction ? takenByOwnProduction(hostOf(url)) : takenByAnother(hostOf(url));
}

// n8n shows the message alone when a workflow cannot be activated, so the message says what to do as well.
function takenByAnother(host: string): Failure {
	return new Failure(
		'invalidInput',
		`The webhook of this Respondent team leads to ${host} already, and a team has one only. Two triggers of one team take it from each other. Use the Respondent Polling Trigger, which needs no webhook, or switch on "Replace Existing Webhook" if nothing at ${host} needs the events any more.`,
		{ description: 'Nothing was changed. It may also be another workflow of this n8n that has the webhook.' },
	);
}

function takenByOwnProduction(host: string): Failure {
	return new Failure(
		'invalidInput',
		`The production URL of this workflow (at ${host}) has the webhook of the Respondent team, and listening for a test event would take it away. Unpublish the workflow first, or switch on "Replace Existing Webhook": the production URL then gets the webhook back when you stop listening.`,
		{ description: 'Nothing was changed.' },
	);
}
