import { pick, type Random } from '../../../server/random';

/**
 * A name for a visitor who gives none: two words and a number.
 *
 * Chatwoot v4.15.1 app/builders/contact_inbox_with_contact_builder.rb:62
 */
export function madeUpName(random: Random): string {
	const quality = pick(random, ['calm', 'bright', 'quiet', 'gentle', 'early', 'distant']);
	const thing = pick(random, ['harbour', 'meadow', 'lantern', 'pebble', 'orchard', 'comet']);
	return `${quality}-${thing}-${Math.floor(random() * 1_000)}`;
}
