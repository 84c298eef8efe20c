import type { Fetch } from '../../shared/n8n/callApi';
import { Failure } from '../../shared/base/failure';
import { isRecord, toText } from '../../shared/base/record';
import { routes } from '../routes';
import { callTo } from '../../shared/http/call';

/** The user of the access token, whose messages are our own. Throws a Failure. */
export async function ownUserId(fetch: Fetch): Promise<string> {
	const profile = await fetch(callTo(routes.getProfile));
	const id = isRecord(profile) ? toText(profile.id) : '';
	if (id !== '') return id;
	throw new Failure('notSent', 'Chatwoot does not say whose access token this is', {
		description: 'Without that, the workflow could answer itself. Check the base URL in the credential.',
	});
}
