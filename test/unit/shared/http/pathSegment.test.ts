import fc from 'fast-check';
import { InvalidInput } from '../../../../nodes/shared/base/failure';
import { pathSegment } from '../../../../nodes/shared/http/pathSegment';

const segment = (value: unknown) => pathSegment(value, 'Conversation');

describe('pathSegment', () => {
	it.each([
		['3b8f6c1e-5d0a-4a57', '3b8f6c1e-5d0a-4a57'],
		['  abc\n', 'abc'],
		['a/b', 'a%2Fb'],
		['a?b#c', 'a%3Fb%23c'],
		['../x', '..%2Fx'],
		['%2e%2e', '%252e%252e'],
		['...', '...'],
		['a\\b', 'a%5Cb'],
		['ü 1', '%C3%BC%201'],
		[42, '42'],
		[0, '0'],
	])('encodes %j as %j', (value, expected) => {
		expect(segment(value)).toBe(expected);
	});

	it.each([
		['', 'is empty'],
		[' \t\n', 'is empty'],
		['.', 'is "."'],
		[' .. ', 'is ".."'],
		[undefined, 'is missing'],
		[null, 'is missing'],
		[['a'], 'is a list'],
		[{ id: 1 }, 'is of type object'],
		[true, 'is of type boolean'],
		[1.5, 'is of type number'],
		[NaN, 'is of type number'],
		[2 ** 60, 'is of type number'],
		['\ud800', 'holds characters'],
	])('refuses %j and names the parameter', (value, reason) => {
		expect(() => segment(value)).toThrow(InvalidInput);
		expect(() => segment(value)).toThrow(`"Conversation" `);
		expect(() => segment(value)).toThrow(reason);
	});
});

describe('pathSegment, whatever goes in', () => {
	const dots = fc.constantFrom(
		'.',
		'..',
		' .',
		'..\t',
		'%2e',
		'%2E%2e',
		'.%2e',
		'/',
		'//',
		'/..',
		'\\..',
		'?',
		'#',
		'',
	);
	const text = fc.oneof(
		fc.string(),
		fc.string({ unit: 'binary' }),
		fc.string({ unit: 'grapheme' }),
		fc.array(dots, { maxLength: 4 }).map((pieces) => pieces.join('')),
		fc.webUrl(),
	);
	const anything = fc.oneof({ weight: 4, arbitrary: text }, fc.integer(), fc.anything());
	const bases = fc.constantFrom('https://api.example.com', 'http://127.0.0.1:4010/prefix', 'https://x.example/v1/y');

	/** The segment, or undefined where the value is refused; any other error fails the test. */
	function segmentOrRefused(value: unknown): string | undefined {
		try {
			return segment(value);
		} catch (error) {
			expect(error).toBeInstanceOf(InvalidInput);
			return undefined;
		}
	}

	it('stays exactly one segment of the URL and decodes to the trimmed input', () => {
		fc.assert(
			fc.property(anything, bases, (value, base) => {
				const encoded = segmentOrRefused(value);
				if (encoded === undefined) return;
				const url = new URL(`${base}/a/${encoded}/b`);
				const before = new URL(base).pathname.replace(/\/$/, '');
				expect(url.pathname).toBe(`${before}/a/${encoded}/b`);
				expect(url.origin + url.search + url.hash).toBe(new URL(base).origin);
				expect(url.pathname.split('/')).toHaveLength(before.split('/').length + 3);
				expect(decodeURIComponent(encoded)).toBe(String(value).trim());
			}),
			{ numRuns: 2000 },
		);
	});

	it('refuses whatever is no single, well-formed, non-empty id, and nothing else', () => {
		fc.assert(
			fc.property(anything, (value) => {
				const id = typeof value === 'string' ? value.trim() : Number.isSafeInteger(value) ? String(value) : '';
				const usable = id !== '' && id !== '.' && id !== '..' && id.isWellFormed();
				expect(segmentOrRefused(value) !== undefined).toBe(usable);
			}),
			{ numRuns: 2000 },
		);
	});
});
