import { isRecord } from '../server/guards';
import { deliver } from './callbacks';
import { forgeries, type Forgery } from './forgeries';
import { personSays } from './personSays';
import type { SinchState } from './state';

const textAt = (body: Record<string, unknown>, name: string): string | undefined =>
	typeof body[name] === 'string' ? body[name] : undefined;

/**
 * Handles the body of a deliver request. `{ appId, payload, forged? }` sends a callback, and
 * `{ appId, from, channel?, text?, mediaUrl? }` lets a person write a message. Throws with a message that names what is
 * missing or wrong.
 */
export function handleDeliverRequest(body: Record<string, unknown>, state: SinchState): void {
	const [appId, from] = [textAt(body, 'appId'), textAt(body, 'from')];
	if (appId === undefined) throw new Error('appId is missing: the ID of an app');
	if (isRecord(body.payload)) {
		const forged = textAt(body, 'forged');
		if (forged !== undefined && !isForgery(forged)) {
			throw new Error(`forged must be one of ${Object.keys(forgeries).join(', ')}`);
		}
		return deliver(state, { appId, payload: body.payload, ...(forged && { forged }) });
	}
	if (from === undefined) throw new Error('either payload (a callback) or from (who writes) is missing');
	const optional = { channel: textAt(body, 'channel'), text: textAt(body, 'text'), mediaUrl: textAt(body, 'mediaUrl') };
	const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
	personSays(state, { appId, from, ...given });
}

function isForgery(name: string): name is Forgery {
	return Object.hasOwn(forgeries, name);
}
