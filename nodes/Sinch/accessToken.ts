import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { toText } from '../shared/base/record';
import { noToken } from '../shared/http/transportError';

/** What is known about the tokens of one key. Times in ms since the epoch. */
interface Key {
	token?: string;
	/** Until when the token is surely good. */
	goodUntil: number;
	pending?: Promise<string>;
	/** How the server refused the key, and until when it is not asked again. */
	refusal?: { error: Error; until: number };
}

const keys = new Map<string, Key>();

// n8n calls the hook a second time for a key that was just refused.
const REFUSAL_HOLDS = 3000;
const TIMEOUT = 15_000;
const SECOND = 1000;

/**
 * The access token to go on with, for n8n's pre-authentication hook: n8n calls it when the stored token is empty or was
 * refused, from every request that is under way. All of them share one request for a new token, and those that come
 * late get the token that the others have fetched meanwhile.
 *
 * Throws the token endpoint's answer when it is a 401, 403 or 429, and an error with the code of a token that could not
 * be had for anything else, since the request itself never left.
 */
export async function accessToken(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	tokenUrl: string,
): Promise<string> {
	const refused = credentials.accessToken;
	const key = keyOf(credentials, tokenUrl);
	const now = Date.now();
	if (key.pending) return await key.pending;
	if (key.refusal && key.refusal.until > now) throw key.refusal.error;
	if (key.token !== undefined && key.token !== refused && key.goodUntil > now) return key.token;
	key.pending = fetchToken(helpers, credentials, tokenUrl, key);
	try {
		return await key.pending;
	} finally {
		delete key.pending;
	}
}

// The secret is part of it, so that a token which a right secret has brought does not vouch for a wrong one.
function keyOf({ keyId, keySecret, projectId }: ICredentialDataDecryptedObject, tokenUrl: string): Key {
	const name = createHash('sha256')
		.update(JSON.stringify([tokenUrl, keyId, keySecret, projectId]))
		.digest('base64');
	const now = Date.now();
	for (const [known, { pending, goodUntil }] of keys)
		if (!pending && goodUntil < now - 3600 * SECOND) keys.delete(known);
	const key = keys.get(name) ?? { goodUntil: now };
	keys.set(name, key);
	return key;
}

async function fetchToken(
	helpers: IHttpRequestHelper['helpers'],
	{ keyId, keySecret }: ICredentialDataDecryptedObject,
	tokenUrl: string,
	key: Key,
): Promise<string> {
	const request: IHttpRequestOptions = {
		method: 'POST',
		url: tokenUrl,
		auth: { username: toText(keyId), password: toText(keySecret) },
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: 'grant_type=client_credentials',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT,
	};
	const asked = Date.now();
	const { status, headers, body } = await post(helpers, request);
	const { access_token: token, expires_in: lifetime, error: reason } = Object(parsed(body)) as Record<string, unknown>;
	if (status === 200 && typeof token === 'string' && token !== '') {
		const seconds = Number(lifetime);
		Object.assign(key, { token, goodUntil: asked + (seconds > 0 ? seconds : 60) * SECOND });
		delete key.refusal;
		return token;
	}
	const refusal = `The token address answered ${status} instead of giving an access token`;
	// Some servers say "invalid_client" with a 400.
	const said = status === 400 && /_client$/.test(toText(reason)) ? 401 : status;
	if (said !== 401 && said !== 403 && said !== 429) throw noToken(refusal);
	const error = Object.assign(new Error(refusal), { response: { status: said, headers, data: body } });
	if (status !== 429) key.refusal = { error, until: Date.now() + REFUSAL_HOLDS };
	throw error;
}

async function post(helpers: IHttpRequestHelper['helpers'], request: IHttpRequestOptions) {
	try {
		const answer = Object((await helpers.httpRequest(request)) as unknown) as Record<string, unknown>;
		return { status: Number(answer.statusCode), headers: answer.headers, body: answer.body };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw noToken(`No access token could be had: ${reason}`);
	}
}

function parsed(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
