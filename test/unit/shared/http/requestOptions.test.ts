import { InvalidInput } from '../../../../nodes/shared/base/failure';
import { DEFAULT_TIMEOUT, readBatching, readRequestOptions } from '../../../../nodes/shared/http/requestOptions';

describe('readRequestOptions', () => {
	it.each([[undefined], [null], [{}], ['junk'], [{ timeout: 0 }], [{ timeout: 'soon' }], [{ proxy: '  ' }]])(
		'gives the default timeout and nothing else for %j',
		(parameter) => {
			expect(readRequestOptions(parameter)).toEqual({ timeout: DEFAULT_TIMEOUT });
		},
	);

	it.each([
		[5000, 5000],
		['250', 250],
		[0.5, 1],
		[1500.2, 1501],
		[1e12, 2 ** 31 - 1],
		[Infinity, 2 ** 31 - 1],
		[-1, DEFAULT_TIMEOUT],
	])('makes a timeout of %p into %d, which a timer can take', (timeout, expected) => {
		expect(readRequestOptions({ timeout })).toEqual({ timeout: expected });
		expect(() => AbortSignal.timeout(expected)).not.toThrow();
	});

	it('accepts any certificate only when told so', () => {
		expect(readRequestOptions({ allowUnauthorizedCerts: true })).toMatchObject({ skipSslCertificateValidation: true });
		expect(readRequestOptions({ allowUnauthorizedCerts: 'true' })).toEqual({ timeout: DEFAULT_TIMEOUT });
	});

	it.each([
		['http://proxy.example.com:3128', { host: 'proxy.example.com', port: 3128, protocol: 'http' }],
		[' proxy.example.com:3128 ', { host: 'proxy.example.com', port: 3128, protocol: 'http' }],
		['proxy.example.com', { host: 'proxy.example.com', port: 80, protocol: 'http' }],
		['https://proxy.example.com', { host: 'proxy.example.com', port: 443, protocol: 'https' }],
		['http://127.0.0.1:1', { host: '127.0.0.1', port: 1, protocol: 'http' }],
	])('reads the proxy %j', (proxy, expected) => {
		expect(readRequestOptions({ proxy }).proxy).toEqual(expected);
	});

	it.each([
		['http://me:a%40b@proxy:1', { username: 'me', password: 'a@b' }],
		['http://me:100%@proxy:1', { username: 'me', password: '100%' }],
		['http://me@proxy:1', { username: 'me', password: '' }],
	])('reads name and password of the proxy %j', (proxy, auth) => {
		expect(readRequestOptions({ proxy }).proxy).toMatchObject({ auth });
	});

	it.each(['http://', 'http://me:hunter2@', '::', 'host:port'])(
		'refuses the proxy %j without repeating it',
		(proxy) => {
			expect(() => readRequestOptions({ proxy })).toThrow(InvalidInput);
			expect(() => readRequestOptions({ proxy })).toThrow(/^"Proxy" is not an address$/);
		},
	);
});

describe('readBatching', () => {
	const batching = (batchSize: unknown, batchInterval: unknown) =>
		readBatching({ batching: { batch: { batchSize, batchInterval } } });

	it('reads size and interval', () => {
		expect(batching(50, 1000)).toEqual({ size: 50, interval: 1000 });
		expect(batching('2.7', '10')).toEqual({ size: 2, interval: 10 });
	});

	it('takes a size below 1 for single items', () => {
		expect([batching(-1, 10), batching(0, 10), batching('x', 10)]).toEqual(Array(3).fill({ size: 1, interval: 10 }));
	});

	it('spaces nothing without an interval', () => {
		expect([batching(50, 0), batching(50, undefined), batching(50, 'x')]).toEqual([undefined, undefined, undefined]);
		expect([undefined, null, {}, { batching: {} }].map(readBatching)).toEqual(Array(4).fill(undefined));
	});
});
