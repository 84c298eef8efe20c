import fc from 'fast-check';
import { cleanBaseUrl, isLoopback } from '../../../../nodes/shared/http/baseUrl';
import { InvalidInput } from '../../../../nodes/shared/base/failure';

describe('cleanBaseUrl', () => {
	it.each([
		['https://api.example.com', 'https://api.example.com'],
		['  https://api.example.com/  ', 'https://api.example.com'],
		['https://api.example.com///', 'https://api.example.com'],
		['https://chat.example.com/app', 'https://chat.example.com'],
		['https://chat.example.com/app/accounts/1/dashboard', 'https://chat.example.com'],
		['https://chat.example.com/api/v1', 'https://chat.example.com'],
		['https://chat.example.com/api/v1/accounts/2', 'https://chat.example.com'],
		['https://chat.example.com/public/api/v1/inboxes/x', 'https://chat.example.com'],
		['https://api.example.com/v1/', 'https://api.example.com'],
		['https://gateway.example.com/chat/api/v1', 'https://gateway.example.com/chat'],
		['https://gateway.example.com/chat/', 'https://gateway.example.com/chat'],
		['https://gateway.example.com/apple', 'https://gateway.example.com/apple'],
		['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
		['https://api.example.com/?a=1#b', 'https://api.example.com'],
		['HTTPS://API.Example.com', 'https://api.example.com'],
		['\u200B"https://api.example.com/"\uFEFF', 'https://api.example.com'],
	])('makes %j into %j', (typed, expected) => {
		expect(cleanBaseUrl(typed)).toBe(expected);
	});

	it.each([
		['', '"Base URL" is empty'],
		['   ', '"Base URL" is empty'],
		[undefined, '"Base URL" is empty'],
		[42, '"Base URL" is empty'],
		['api.example.com', '"Base URL" is not a web address: api.example.com'],
		['localhost:3000', '"Base URL" is not a web address: localhost:3000'],
		['ftp://api.example.com', 'begins with ftp://'],
		['javascript:alert(1)', 'begins with javascript://'],
		['file:///etc/passwd', 'begins with file://'],
	])('refuses %j', (typed, reason) => {
		expect(() => cleanBaseUrl(typed)).toThrow(InvalidInput);
		expect(() => cleanBaseUrl(typed)).toThrow(reason);
	});

	it('refuses an address with a password without repeating it', () => {
		expect(() => cleanBaseUrl('https://me:hunter2@api.example.com')).toThrow(/holds a user name or a password$/);
	});

	it('names the field that it was told about', () => {
		expect(() => cleanBaseUrl('', 'Server')).toThrow('"Server" is empty');
	});

	it('changes nothing about an address that is clean already', () => {
		const tail = fc.constantFrom('', '/', '/app', '/app/x', '/api/v1', '/v1/', '/api/v2/accounts/1', '?a', '#b');
		fc.assert(
			fc.property(fc.webUrl(), tail, (url, end) => {
				const clean = cleanBaseUrl(url + end);
				expect(cleanBaseUrl(clean)).toBe(clean);
				expect(clean).not.toMatch(/\/$|[?#]/);
				expect(new URL(clean).origin).toBe(new URL(url).origin);
			}),
			{ numRuns: 1000 },
		);
	});
});

it.each([
	['http://127.0.0.1:5678', true],
	['http://localhost:3000/chatwoot', true],
	['https://app.localhost', true],
	['http://[::1]:3000', true],
	['https://api.respondent.io', false],
	['https://127.example.com', false],
	['http://localhost.example.com', false],
])('tells that %s leads to this computer: %s', (baseUrl, expected) => {
	expect(isLoopback(baseUrl)).toBe(expected);
});
