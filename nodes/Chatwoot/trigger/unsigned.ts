import { InvalidInput } from '../../shared/base/failure';

/**
 * Says that deliveries would come unsigned. `who`: what it is that does not sign, as the beginning of a sentence. Of a
 * workflow that cannot be published n8n shows the message alone, so what to do is part of it.
 */
export function unsignedRefusal(who: string): InvalidInput {
	return new InvalidInput(
		`${who} gives no secret, so nobody could tell its deliveries from forged ones. Update Chatwoot, or switch on "Accept Unsigned Deliveries"`,
		'Account webhooks are signed from Chatwoot 4.11.2 on, inbox callbacks from 4.13 on. With "Accept Unsigned Deliveries" (under Options), everybody who knows the URL can start this workflow.',
	);
}
