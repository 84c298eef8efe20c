import { isRecord } from '../server/guards';
import { deliver } from './callbacks';
import { forgeries, type Forgery } from './forgeries';
import { personSays } from './personSays';
import type { SinchState } from './state';

const textAt = (body: Record<string, unknown>, name: string): string | undefined =>
	typeof body[name] === 'string' ? body[name] : undefined;

/**
 * What somebody wants who asks over HTTP for an event: `{ appId, payload, forged? }` sends this very callback, and
 * `{ appId, from, channel?, text?, mediaUrl? }` lets a person write. Throws with what is missing.
 */
export function handleDeliverRequest(body: Record<string, unknown>): (state: SinchState) => void {
	const [appId, from] = [textAt(body, 'appId'), textAt(body, 'from')];
	if (appId === undefined) throw new Error('appId is missing: the ID of an app');
	if (isRecord(body.payload)) {
		const { payload } = body;
		const forged = textAt(body, 'forged');
		if (forged !== undefined && !isForgery(forged)) {
			throw new Error(`forged must be one of ${Object.keys(forgeries).join(', ')}`);
		}
		return (state) => deliver(state, { appId, payload, ...(forged && { forged }) });
	}
	if (from === undefined) throw new Error('either payload (a callback) or from (who writes) is missing');
	const said = { channel: textAt(body, 'channel'), text: textAt(body, 'text'), mediaUrl: textAt(body, 'mediaUrl') };
	const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
	return (state) => void personSays(state, { appId, from, ...given });
}

function isForgery(name: string): name is Forgery {
	return Object.hasOwn(forgeries, name);
}
