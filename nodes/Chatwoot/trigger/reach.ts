import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { chatwootBaseUrl } from '../baseUrl';
import { urlOf } from './registration';

const CLOUD = 'app.chatwoot.com';

// Loopback, the private ranges, link-local, and names that only a local network knows.
const PRIVATE =
	/^(localhost|(127|10)(\.\d+){3}|(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2}|\[::1\]|\[f[cd].*|[^.[]+|.*\.(local|internal))$/i;

/** Whether only machines nearby can call an address. */
export function isPrivate(url: string): boolean {
	return URL.canParse(url) && PRIVATE.test(new URL(url).hostname);
}

/**
 * Looks whether Chatwoot can call n8n at all, since it drops calls to private addresses without a word. Throws a
 * NodeOperationError for Chatwoot's own cloud; others may have allowed them, so n8n's log gets a warning.
 */
export async function checkReach(context: IHookFunctions): Promise<void> {
	const url = urlOf(context);
	if (!isPrivate(url)) return;
	const description =
		'Give n8n an address that the internet can reach: its variable WEBHOOK_URL, or a tunnel while you try things out.';
	const base = chatwootBaseUrl(await context.getCredentials('chatwootApi'));
	if (new URL(base).hostname === CLOUD) {
		throw new NodeOperationError(
			context.getNode(),
			`${CLOUD} cannot call ${url}: this address is private. Give n8n a public one (WEBHOOK_URL)`,
			{
				description,
			},
		);
	}
	if (isPrivate(base)) return;
	context.logger.warn(
		`"${context.getNode().name}": Chatwoot from 4.14 on does not call private addresses such as ${url}, unless SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true is set there. ${description}`,
	);
}
