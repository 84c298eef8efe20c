import { isBlank } from '../params';
import { faultOfServer } from './errors';

/**
 * A value for an enumeration of the database, as Rails takes it: a name, or its number in the list. A blank value is null.
 * Any other value is a fault of the server's, status 500.
 *
 * Seen on Chatwoot 4.15.1 for an unknown status and an unknown priority.
 */
export function enumValue<Name extends string>(names: readonly Name[], value: unknown): Name | null {
	if (isBlank(value)) return null;
	const found = typeof value === 'number' ? names[value] : names.find((name) => name === value);
	if (found === undefined) throw faultOfServer();
	return found;
}
