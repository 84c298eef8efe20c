import { Refusal } from '../../shared/failure';

/** Says that deliveries would come unsigned. `who`: what it is that does not sign, as the beginning of a sentence. */
export function unsignedRefusal(who: string): Refusal {
	return new Refusal(
		`${who} gives no secret, so nobody could tell its deliveries from forged ones`,
		'Account webhooks are signed from Chatwoot 4.11.2 on, inbox callbacks from 4.13 on: update Chatwoot. Or switch on "Accept Unsigned Deliveries" under Options; then everybody who knows the URL can start this workflow.',
	);
}
