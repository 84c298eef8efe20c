import type { Answer, LoggedRequest } from '../server/types';
import type { SinchCredentials, SinchState } from './state';

/** Hands out access tokens and knows which of them are still good. */
export class Tokens {
	private readonly expiries = new Map<string, number>();
	private count = 0;

	/** @param lifetimeMs how long a token lives */
	constructor(public lifetimeMs: number) {}

	/** A new token. */
	issue(): { access_token: string; token_type: string; expires_in: number; scope: string } {
		const expiry = Date.now() + this.lifetimeMs;
		const claims = Buffer.from(JSON.stringify({ exp: Math.floor(expiry / 1000), jti: ++this.count }));
		const token = `eyJhbGciOiJSUzI1NiJ9.${claims.toString('base64url')}.sandbox`;
		this.expiries.set(token, expiry);
		const expires_in = Math.floor(this.lifetimeMs / 1000);
		return { access_token: token, token_type: 'bearer', expires_in, scope: '' };
	}

	/** Whether a token opens the door. */
	stateOf(token: string): 'expired' | 'good' | 'unknown' {
		const expiry = this.expiries.get(token);
		if (expiry === undefined) return 'unknown';
		return expiry > Date.now() ? 'good' : 'expired';
	}

	/** Makes every token expire now. */
	expireAll(): void {
		for (const token of this.expiries.keys()) this.expiries.set(token, 0);
	}
}

/** True for the Basic header of these credentials. */
export function isBasic(header: string | undefined, { keyId, keySecret }: SinchCredentials): boolean {
	return header === `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`;
}

/** The token of a Bearer header. */
export function bearerOf(header: string | undefined): string | undefined {
	return /^Bearer (.+)$/i.exec(header ?? '')?.[1];
}

/** The token endpoint: client credentials grant, key and secret in a Basic header. */
export function answerToken({ headers, body }: LoggedRequest, state: SinchState): Answer {
	if (!isBasic(headers.authorization, state.credentials)) {
		return { status: 401, body: { error: 'invalid_client', error_description: 'Client authentication failed' } };
	}
	const form = new URLSearchParams(typeof body === 'string' ? body : (body as Record<string, string>));
	if (form.get('grant_type') !== 'client_credentials') {
		return { status: 400, body: { error: 'unsupported_grant_type' } };
	}
	return { status: 200, body: state.tokens.issue() };
}
