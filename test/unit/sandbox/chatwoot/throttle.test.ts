import { Throttle } from '../../../../sandbox/chatwoot/rules/throttle';
import { traitsOf, type ServerVersion } from '../../../../sandbox/chatwoot/serverVersion';
import type { LoggedRequest } from '../../../../sandbox/server/types';

const search = '/api/v1/accounts/1/contacts/search';
const counts = '/api/v1/accounts/1/conversations/meta';
const firstMinute = 60_000;

function throttled(version: ServerVersion = '4.15') {
	const server = { now: firstMinute };
	const throttle = new Throttle(() => server.now);
	const send = (path: string, headers: LoggedRequest['headers'], times = 1) => {
		const request = { at: 0, method: 'GET', path, query: {}, rawQuery: '', headers, body: undefined };
		const answers = Array.from({ length: times }, () => throttle.refusalOf(request, traitsOf(version)));
		return answers.filter((answer) => answer !== undefined);
	};
	return { send, server, throttle };
}

const from = (address: string) => ({ 'x-forwarded-for': address });

it('refuses contact searches beyond 100 a minute in an account, from whatever address', () => {
	const { send } = throttled();
	expect(send(search, from('203.0.113.7'), 100)).toEqual([]);
	expect(send(search, from('203.0.113.8'))).toEqual([
		{ status: 429, body: 'Retry later\n', contentType: 'text/plain; charset=utf-8' },
	]);
	expect(send('/api/v1/accounts/2/contacts/search', from('203.0.113.7'))).toEqual([]);
});

it('lets requests pass again with the next minute of its clock, also when only a second has passed', () => {
	const { send, server } = throttled();
	server.now = firstMinute + 59_500;
	expect(send(search, from('203.0.113.7'), 101)).toHaveLength(1);
	server.now += 1000;
	expect(send(search, from('203.0.113.7'), 100)).toEqual([]);
});

it('counts 30 counts of conversations a minute by access token, and 4.8 does not', () => {
	const { send } = throttled();
	const headers = { ...from('203.0.113.7'), api_access_token: 'one' };
	expect(send(counts, headers, 30)).toEqual([]);
	expect(send(counts, headers)).toHaveLength(1);
	expect(send(counts, { ...headers, api_access_token: 'other' })).toEqual([]);
	expect(throttled('4.8').send(counts, headers, 61)).toEqual([]);
});

it('counts 3000 requests a minute by address', () => {
	const { send } = throttled();
	expect(send('/api/v1/profile', from('203.0.113.7'), 3001)).toHaveLength(1);
	expect(send('/api/v1/profile', from('203.0.113.8'))).toEqual([]);
});

it.each([[undefined], ['127.0.0.1'], ['127.0.0.1, 10.0.0.3'], ['']])(
	'never refuses requests from its own computer: %s',
	(address) => {
		const headers = address === undefined ? {} : from(address);
		expect(throttled().send(search, headers, 200)).toEqual([]);
	},
);

it('takes the last address that is no proxy', () => {
	const { send } = throttled();
	expect(send('/api/v1/profile', from('198.51.100.1, 203.0.113.7, 10.0.0.3'), 3001)).toHaveLength(1);
	expect(send('/api/v1/profile', from('203.0.113.7'))).toHaveLength(1);
	expect(send('/api/v1/profile', from('198.51.100.1'))).toEqual([]);
});

it('forgets on a reset', () => {
	const { send, throttle } = throttled();
	send(search, from('203.0.113.7'), 100);
	throttle.reset();
	expect(send(search, from('203.0.113.7'))).toEqual([]);
});
