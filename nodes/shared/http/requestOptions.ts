import type { IHttpRequestOptions } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';

/** The timeout of one attempt in ms, unless the user sets another. */
export const DEFAULT_TIMEOUT = 30_000;

// Node's timers fire after 1 ms when the delay is larger.
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** Batching as n8n's Request Options give it: a pause of `interval` ms after every `size` items. */
export interface Batching {
	size: number;
	interval: number;
}

/**
 * The request settings that n8n adds to every declarative node: proxy, timeout in ms, and whether to accept any
 * certificate. Throws an InvalidInput for a proxy that is no address.
 */
export function readRequestOptions(parameter: unknown): Partial<IHttpRequestOptions> & { timeout: number } {
	const { proxy, timeout, allowUnauthorizedCerts } = record(parameter);
	const milliseconds = Number(timeout);
	return {
		timeout: milliseconds > 0 ? Math.min(Math.ceil(milliseconds), LONGEST_TIMEOUT) : DEFAULT_TIMEOUT,
		...(allowUnauthorizedCerts === true && { skipSslCertificateValidation: true }),
		...(typeof proxy === 'string' && proxy.trim() !== '' && { proxy: readProxy(proxy.trim()) }),
	};
}

/** Batching, or undefined when items are not to be spaced. */
export function readBatching(parameter: unknown): Batching | undefined {
	const { batchSize, batchInterval } = record(record(record(parameter).batching).batch);
	const size = Number(batchSize);
	const interval = Number(batchInterval);
	return interval > 0 ? { size: size > 0 ? Math.floor(size) : 1, interval } : undefined;
}

function readProxy(text: string): NonNullable<IHttpRequestOptions['proxy']> {
	const address = text.includes('://') ? text : `http://${text}`;
	if (!URL.canParse(address)) {
		throw new InvalidInput(
			'"Proxy" is not an address',
			'Enter it as http://host:port, e.g. http://proxy.example.com:3128',
		);
	}
	const url = new URL(address);
	const protocol = url.protocol.replace(':', '');
	const auth = { username: decoded(url.username), password: decoded(url.password) };
	return {
		host: url.hostname,
		port: Number(url.port) || (protocol === 'https' ? 443 : 80),
		protocol,
		...(url.username !== '' && { auth }),
	};
}

// People forget to encode a percent sign that belongs to the user name or the password.
function decoded(text: string): string {
	return decodeURIComponent(text.replace(/%(?![0-9A-F]{2})/gi, '%25'));
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
