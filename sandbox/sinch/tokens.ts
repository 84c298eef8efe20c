/** The response of the token endpoint. */
export interface TokenResponse {
	access_token: string;
	token_type: string;
	/** Seconds until the token expires. */
	expires_in: number;
	scope: string;
}

/** Issues access tokens and checks them. */
export class Tokens {
	/** Expiry of each token, milliseconds since 1970. */
	private readonly expiries = new Map<string, number>();
	private count = 0;

	/** @param lifetimeMs milliseconds until a new token expires */
	constructor(public lifetimeMs: number) {}

	/** Issues a new token. */
	issue(): TokenResponse {
		const expiry = Date.now() + this.lifetimeMs;
		const claims = Buffer.from(JSON.stringify({ exp: Math.floor(expiry / 1000), jti: ++this.count }));
		const token = `eyJhbGciOiJSUzI1NiJ9.${claims.toString('base64url')}.sandbox`;
		this.expiries.set(token, expiry);
		const expires_in = Math.floor(this.lifetimeMs / 1000);
		return { access_token: token, token_type: 'bearer', expires_in, scope: '' };
	}

	/** Whether a token is valid, has expired, or was never issued. */
	stateOf(token: string): 'expired' | 'unknown' | 'valid' {
		const expiry = this.expiries.get(token);
		if (expiry === undefined) return 'unknown';
		return expiry > Date.now() ? 'valid' : 'expired';
	}

	/** Lets all tokens expire now. */
	expireAll(): void {
		for (const token of this.expiries.keys()) this.expiries.set(token, 0);
	}
}
