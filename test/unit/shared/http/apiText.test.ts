import fc from 'fast-check';
import { apiText, maskSecrets } from '../../../../nodes/shared/http/apiText';

describe('apiText', () => {
	it.each([
		['a text', { message: 'No such project' }, 'No such project'],
		['a list', { statusCode: 400, message: ['a must be text', 'b is missing'] }, 'a must be text; b is missing'],
		['the error', { error: 'Too large' }, 'Too large'],
		['the detail', { detail: 'Out of range' }, 'Out of range'],
		['a nested message', { error: { code: 404, message: 'Not here' } }, 'Not here'],
		['a list of errors', { errors: [{ message: 'One' }, { detail: 'Two' }] }, 'One; Two'],
		['a list of its own', ['One', { message: 'Two' }], 'One; Two'],
		['the message before the error', { error: 'Odd input', message: 'Name is empty' }, 'Name is empty'],
		['the error where the message is empty', { error: 'Odd input', message: '' }, 'Odd input'],
		['the error where the message is an empty list', { error: 'Odd input', message: [] }, 'Odd input'],
		['plain text', 'upstream timed out\n', 'upstream timed out'],
		['blanks as one', { message: ' a\r\n\t b ' }, 'a b'],
		[
			'the title of a page',
			'<!DOCTYPE html><html><title>502 Bad\nGateway</title>',
			'a web page titled "502 Bad Gateway"',
		],
		['the heading of a page', '<html><body><h1>Nope</h1></body></html>', 'a web page titled "Nope"'],
		['a page without a title', '<html><body></body></html>', 'a web page'],
		['nothing in nothing', undefined, ''],
		['nothing in null', null, ''],
		['nothing in an empty text', '', ''],
		['nothing in an empty object', {}, ''],
		['nothing in a number', 42, ''],
		['nothing in a message that is none', { message: 42, error: null, detail: true }, ''],
	])('reads %s', (_what, body, expected) => {
		expect(apiText(body, [])).toBe(expected);
	});

	const google = (details: unknown) => ({
		error: { code: 400, message: 'Bad values.', status: 'INVALID_ARGUMENT', details },
	});
	it.each([
		[
			'the field violations of google.rpc.BadRequest',
			google([
				{
					'@type': 'type.googleapis.com/google.rpc.BadRequest',
					fieldViolations: [
						{ field: 'recipient.identity', description: 'is no phone number' },
						{ field: 'app_id', description: 'is empty' },
					],
				},
			]),
			'Bad values: recipient.identity: is no phone number; app_id: is empty',
		],
		[
			'the same with the names of the protocol buffers',
			google([{ field_violations: [{ field: 'app_id', description: 'is empty' }] }]),
			'Bad values: app_id: is empty',
		],
		[
			'google.rpc.LocalizedMessage',
			google([{ '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'de', message: 'Falsche Nummer' }]),
			'Bad values: Falsche Nummer',
		],
		[
			'google.rpc.PreconditionFailure',
			google([{ violations: [{ type: 'TOS', subject: 'project-1', description: 'Terms not accepted' }] }]),
			'Bad values: project-1: Terms not accepted',
		],
		['no bytes', google([{ type_url: 'google.rpc.BadRequest', value: 'CgwKBWFwcF9pZA==' }]), 'Bad values.'],
		[
			'RFC 9457 with pointers',
			{
				type: 'https://example.net/validation-error',
				title: 'Your request is not valid.',
				errors: [
					{ detail: 'must be a positive integer', pointer: '#/age' },
					{ detail: 'must be green', pointer: '#/color' },
				],
			},
			'Your request is not valid: #/age: must be a positive integer; #/color: must be green',
		],
		['the detail before the title', { title: 'Forbidden', detail: 'Out of credit' }, 'Out of credit'],
		['a title alone', { type: 'about:blank', title: 'Out of credit', status: 403 }, 'Out of credit'],
		[
			'JSON:API',
			{ errors: [{ title: 'Invalid', detail: 'is taken', source: { pointer: '/data/email' } }] },
			'/data/email: is taken',
		],
		[
			'fields as keys',
			{ message: 'Invalid', errors: { email: ['is taken', 'is short'] } },
			'Invalid: email: is taken; is short',
		],
		[
			'a field that the text names anyway',
			{ errors: [{ field: 'email', message: 'email is taken' }] },
			'email is taken',
		],
		['a text once', { description: 'No', errors: [{ field: 'x', message: 'No' }] }, 'x: No'],
		['the details without a standard phrase', { message: 'Bad Request', details: ['a is empty'] }, 'a is empty'],
	])('reads %s', (_what, body, expected) => {
		expect(apiText(body, [])).toBe(expected);
	});

	const million = Array.from({ length: 1_000_000 }, () => 'no');
	const nest = (wrap: (inner: unknown) => unknown) => {
		let body: unknown = 'deep';
		for (let depth = 0; depth < 100_000; depth++) body = wrap(body);
		return body;
	};
	it.each<[string, unknown]>([
		['10 MB of text', 'x'.repeat(10_000_000)],
		['10 MB of markup', `<html>${'<'.repeat(10_000_000)}`],
		['a message of 10 MB', { message: 'x'.repeat(10_000_000) }],
		['a million messages', { message: million }],
		['lists within lists', nest((inner) => [inner])],
		['messages within messages', nest((inner) => ({ message: inner }))],
	])('is short, and no trouble, with %s', (_what, body) => {
		expect(apiText(body, ['secret']).length).toBeLessThanOrEqual(501);
	});
});

describe('secrets in what a server says', () => {
	const secret = 'p&ss/wörd "1"';
	const base64 = (text: string) => Buffer.from(text).toString('base64');

	it.each([
		['as they are', secret],
		['in a URL', encodeURIComponent(secret)],
		['in a URL with small letters', encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())],
		['in JSON', JSON.stringify(secret)],
		['in HTML', 'p&amp;ss/wörd &quot;1&quot;'],
		['in Base64', base64(secret)],
		['in Base64 without padding', base64(secret).replace(/=+$/, '')],
		['in Base64 for URLs', Buffer.from(secret).toString('base64url')],
		['in a Basic header', `Basic ${base64(`user:${secret}`)}`],
		['in a longer Basic header', `Basic ${base64(`user1:${secret}`)}`],
	])('are blanked out %s', (_where, echoed) => {
		const clean = apiText({ message: `Wrong key: ${echoed} given` }, ['other', secret]);
		expect(clean).toContain('***');
		expect(clean).toMatch(/^Wrong key: .* given$/);
		for (const part of [secret, echoed.replace(/^Basic |"/g, ''), 'wörd', 'w%C3%B6rd'])
			expect(clean).not.toContain(part);
	});

	it('are blanked out where one begins like another', () => {
		expect(maskSecrets('respondent-xyz respondent', ['respondent', 'respondent-xyz'])).toBe('*** ***');
	});

	it('are blanked out before the text is cut', () => {
		for (let length = 170; length < 520; length += 5) {
			const padding = 'a '.repeat(length / 2);
			expect(apiText(`<html><title>${padding}topsecret`, ['topsecret'])).not.toContain('tops');
			expect(apiText({ message: `${padding}topsecret` }, ['topsecret'])).not.toContain('tops');
		}
	});

	it('of three characters or fewer are left, as they would blank out half the text', () => {
		expect(maskSecrets('a cat', ['', 'a', 'cat'])).toBe('a cat');
	});

	it('never show, whatever they are and wherever they stand', () => {
		const secrets = fc.array(fc.string({ minLength: 4, unit: 'binary' }), { minLength: 1, maxLength: 3 });
		fc.assert(
			fc.property(secrets, fc.array(fc.nat(8)), fc.string(), (known, kinds, filling) => {
				const forms = known.flatMap((each) => [
					each,
					encodeURIComponent(each.toWellFormed()),
					base64(each),
					JSON.stringify(each),
				]);
				const text = kinds.map((kind) => `${filling} ${forms[kind % forms.length] ?? ''}`).join(' ');
				const clean = maskSecrets(text, known);
				for (const each of known)
					if (!'***'.includes(each) && !filling.includes(each)) expect(clean).not.toContain(each);
			}),
			{ numRuns: 1000 },
		);
	});
});
