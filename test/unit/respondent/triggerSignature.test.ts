import { isSignedWith, readSignature } from '../../../nodes/Respondent/trigger/signature';
import { signatureOf } from '../../../sandbox/respondent/signing';
import { eventNames, recorded } from '../../support/respondentTrigger';

const KEY = '7a2d9e40-3c15-4f86-8b07-d1e6a9c25f38';

// Made with `openssl dgst -<hash> -hmac <key> -binary | base64` from the recorded events, written without spaces.
const VECTORS: Record<(typeof eventNames)[number], [sha256: string, sha512: string]> = {
	'CONVERSATIONS.CREATED': [
		'NYSBPQBNMr8U0amgH/soSBJufJG4nHMhYokpXiIWp+M=',
		'UqctolucKsn1p+faq1rsvTksjbYvZI0xlo1IbkhgyNh9PE+2NLv8QBbGQdGlsZtj4Mv2PIuyjMIk6q+edH5U7Q==',
	],
	'MESSAGES.CREATED': [
		'RD1bZQS8dSEXNCDWBeMJXGCq9wO8zmCIutRoeiHRzC8=',
		'ha40MCJkCz4svrgNmGToVpfAgQlxBlzuNcPNErXXYP7q8ZAtNhTrdJfjCWJk3Le1hUw1wz4dJmQf3eVVDbZEyw==',
	],
	'PROJECTS.UPDATED': [
		'ot9StiOXwvODJPibjFdguO7M/T91WZwwT81/cYDwW18=',
		'un8sw4MVkMDSw38ljBUd5wW0qi5DDpz0SCDVbUgdDYvOWDFYCfQ6uif8axCpzzBGXPucA9zqvM47iOr0akrK5Q==',
	],
	'SCREENER_RESPONSES.CREATED': [
		'3/WDqBKjBY7ndYYdpQ28uF8a06togl36d4bjDL1qbU0=',
		'E+fLMoi3Fizw+oGMmRQ+ODkYKtzR/94IvDvz2QBHPGX42vzaR/QM8FAofRX123oTqdKa5y54EMhaObmhs7kGwg==',
	],
	'SCREENER_RESPONSES.UPDATED': [
		'DnkY/zWKg95PlauEDsEj5i9BlSYLmeABb/h/20h/Mrg=',
		'kiexJj5fLT9OoIIut/gX90hF3q/aaSZUzbUkQe2ag0u8xpp0oQatFFM/0B8JQyzC7YPZgrZ57fl2Smz4U9a8uA==',
	],
};

const vectors = eventNames.flatMap((name) =>
	(['sha256', 'sha512'] as const).map((hash, index) => ({ name, hash, digest: VECTORS[name][index] ?? '' })),
);

function delivered(text: string, signature?: string) {
	return { raw: Buffer.from(text), event: recorded('MESSAGES.CREATED'), header: () => signature };
}

describe('golden vectors', () => {
	it.each(vectors)('$name with $hash: the sandbox signs it so', ({ name, hash, digest }) => {
		expect(signatureOf(JSON.stringify(recorded(name)), KEY, hash)).toBe(`${hash}=${digest}`);
	});

	it.each(vectors)('$name with $hash: the trigger believes it', ({ name, hash, digest }) => {
		const event = recorded(name);
		const compact = { raw: Buffer.from(JSON.stringify(event)), event, header: () => `${hash}=${digest}` };
		expect(readSignature(compact)).toEqual({ hash, digest });
		expect(isSignedWith(KEY, { hash, digest }, compact)).toBe(true);
		const spaced = { ...compact, raw: Buffer.from(JSON.stringify(event, null, '\t')) };
		expect(isSignedWith(KEY, { hash, digest }, spaced)).toBe(true);
		expect(isSignedWith('', { hash, digest }, compact)).toBe(false);
	});
});

describe('reading a signature', () => {
	it.each([
		undefined,
		'',
		'sha256',
		'RD1bZQS8dSEXNCDWBeMJXGCq9wO8zmCIutRoeiHRzC8=',
		'md5=AAAA',
		'=AAAA',
		'SHA256=AAAA',
	])('gives a reason for %j', (value) => {
		expect(readSignature(delivered('{}', value))).toEqual(expect.stringMatching(/^it(s signature)? /));
	});

	it('splits at the first equals sign', () => {
		expect(readSignature(delivered('{}', 'sha256=AA='))).toEqual({ hash: 'sha256', digest: 'AA=' });
	});
});
