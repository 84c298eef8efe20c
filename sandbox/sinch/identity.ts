import type { SinchQuirks } from './quirks';
import type { Identity } from './records';

const phoneChannels = new Set(['SMS', 'MMS', 'RCS', 'WHATSAPP', 'VIBERBM']);

/** The key by which identities are compared. A phone number has the same key with and without its plus sign. */
export function identityKey({ channel, identity }: Pick<Identity, 'channel' | 'identity'>): string {
	return `${channel} ${phoneChannels.has(channel) ? identity.replace(/^\+/, '') : identity}`;
}

/** An identity of a request, with its phone number in the format that the quirk `phones` selects. */
export function storedIdentity(
	{ quirks }: { quirks: SinchQuirks },
	given: Omit<Identity, 'app_id'> & { app_id?: string },
): Identity {
	const { channel, identity, app_id = '' } = given;
	return { channel, identity: quirks.phones === 'bare' ? identity.replace(/^\+(?=\d+$)/, '') : identity, app_id };
}
