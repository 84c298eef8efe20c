import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { noToken, readTransportError, toText, unreachedWords } from '../shared';
import { sinchTokenUrl, TOKEN_URL } from './baseUrl';

/** A refusal of an access key, and the time until which the key is not tried again, in ms since the epoch. */
interface Refusal {
	error: Error;
	until: number;
}

/** The token of one access key. Times are in ms since the epoch. */
interface TokenState {
	token?: string;
	/** The time at which the token expires. */
	validUntil: number;
	/** The request for a new token that is under way. */
	pending?: Promise<string>;
	refusal?: Refusal;
}

/** The tokens of this process, by hash of the access key. */
const states = new Map<string, TokenState>();

/** Milliseconds without a further request after a refusal: n8n calls the hook a second time for a refused key. */
const REFUSAL_HOLDS = 3000;
/** Milliseconds that the token server has to answer. */
const TIMEOUT = 15_000;
const SECOND = 1000;
/** Milliseconds for which an expired token is remembered. */
const REMEMBERED = 3600 * SECOND;

/**
 * A valid access token; undefined for a credential that authenticates with its key. The node calls this before each request, and
 * once more with the token that Sinch refused. n8n's pre-authentication hook calls it when the credential is tested, or used in
 * another node. Calls at the same time share one request for a new token; later calls get the token that the request has brought.
 *
 * Throws an error with the answer of the token server when that is a 401, 403 or 429. Throws the error of noToken in all
 * other cases, since the request itself was not sent. Throws an InvalidInput when the token address is not a web address.
 */
export async function accessToken(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<string | undefined> {
	if (credentials.authentication === 'basic') return undefined;
	const tokenUrl = sinchTokenUrl(credentials);
	const refused = credentials.accessToken;
	const state = tokenStateOf(credentials, tokenUrl);
	const now = Date.now();
	if (state.pending) return await state.pending;
	if (state.refusal && holds(state.refusal, now)) throw state.refusal.error;
	if (state.token !== undefined && state.token !== refused && state.validUntil > now) return state.token;
	state.pending = fetchToken(helpers, credentials, tokenUrl, state);
	try {
		return await state.pending;
	} finally {
		delete state.pending;
	}
}

// A refusal that seems to hold for longer than any does is one from before the clock was set back.
function holds({ until }: Refusal, now: number): boolean {
	return until > now && until - now <= REFUSAL_HOLDS;
}

// The secret is part of the hash: otherwise a wrong secret would get the token that the right secret has brought.
function tokenStateOf({ keyId, keySecret, projectId }: ICredentialDataDecryptedObject, tokenUrl: string): TokenState {
	const hash = createHash('sha256')
		.update(JSON.stringify([tokenUrl, keyId, keySecret, projectId]))
		.digest('base64');
	const known = states.get(hash);
	if (known) return known;
	const now = Date.now();
	for (const [other, { pending, validUntil }] of states)
		if (!pending && validUntil < now - REMEMBERED) states.delete(other);
	const state: TokenState = { validUntil: now };
	states.set(hash, state);
	return state;
}

async function fetchToken(
	helpers: IHttpRequestHelper['helpers'],
	{ keyId, keySecret }: ICredentialDataDecryptedObject,
	tokenUrl: string,
	state: TokenState,
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
	const sentAt = Date.now();
	const { status, headers, body } = await requestToken(helpers, request);
	const {
		access_token: token,
		expires_in: lifetime,
		error: reason,
	} = Object(parseJson(body)) as Record<string, unknown>;
	if (status === 200 && typeof token === 'string' && token !== '') {
		const seconds = Number(lifetime);
		Object.assign(state, { token, validUntil: sentAt + (seconds > 0 ? seconds : 60) * SECOND });
		delete state.refusal;
		return token;
	}
	const advice = tokenUrl === TOKEN_URL ? '' : '. Check the Token URL';
	const refusal = `The token address answered ${status} instead of giving an access token${advice}`;
	// Some servers answer 400 with { "error": "invalid_client" } to a wrong key.
	const meant = status === 400 && /_client$/.test(toText(reason)) ? 401 : status;
	if (meant !== 401 && meant !== 403 && meant !== 429) throw noToken(refusal);
	const error = Object.assign(new Error(refusal), { response: { status: meant, headers, data: body } });
	if (status !== 429) state.refusal = { error, until: Date.now() + REFUSAL_HOLDS };
	throw error;
}

async function requestToken(helpers: IHttpRequestHelper['helpers'], request: IHttpRequestOptions) {
	try {
		const answer = Object((await helpers.httpRequest(request)) as unknown) as Record<string, unknown>;
		return { status: Number(answer.statusCode), headers: answer.headers, body: answer.body };
	} catch (error) {
		const unreached = readTransportError(error);
		const words = unreachedWords(unreached, request.url, 'Token URL') ?? unreached.detail;
		throw noToken(`No access token could be had: ${words}`);
	}
}

function parseJson(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
