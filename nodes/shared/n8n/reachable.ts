import type { IDataObject, IHttpRequestHelper, INodeProperties } from 'n8n-workflow';
import { noToken, readTransportError, type TransportError } from '../http/transportError';

/**
 * The hidden field that makes n8n call `preAuthentication` when it tests a credential. n8n calls it also before a request when the
 * field is empty (n8n 2.8 to 2.41, credentials-helper.js). This one is never empty, so that no other request costs two.
 */
export const testedBefore: INodeProperties = {
	displayName: 'Tested Before',
	name: 'testedBefore',
	type: 'hidden',
	typeOptions: { expirable: true },
	default: 'yes',
};

/** Milliseconds that a server has to answer. */
const TIMEOUT = 10_000;

/**
 * Asks whether a server answers at an address. For `preAuthentication`: n8n's test of a credential shows nothing but the code of a
 * connection that fails, such as ENOTFOUND. Any answer is good: the test reads the API itself.
 *
 * Gives the values that n8n is to store, which are none. Throws an error that says what is wrong with `field`.
 */
export async function requireReachable(
	{ helpers }: IHttpRequestHelper,
	url: string,
	field = 'Base URL',
): Promise<IDataObject> {
	const request = { url, ignoreHttpStatusErrors: true, disableFollowRedirect: true, timeout: TIMEOUT };
	await helpers.httpRequest(request).catch((error: unknown) => {
		const words = unreachedWords(readTransportError(error), url, field);
		// The test itself explains all other failures.
		if (words !== undefined) throw noToken(words);
	});
	return {};
}

/**
 * Why no server answers at an address, by the error of the connection, and what to check. Undefined for an error that says nothing
 * about it.
 */
export function unreachedWords(
	{ code, detail }: Pick<TransportError, 'code' | 'detail'>,
	url: string,
	field: string,
): string | undefined {
	const { host, hostname, protocol } = new URL(url);
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `"${hostname}" was not found. Check the ${field}.`;
	if (code === 'ECONNREFUSED')
		return `Nothing answers at ${protocol}//${host}. Check host and port in the ${field}, and whether the server runs.`;
	if (/^(ECONNABORTED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/.test(code))
		return `${host} did not answer in time. Check the ${field}, and whether a firewall is in between.`;
	if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
		const reason = reasonOf(code, detail);
		return reason === NO_TLS
			? `${host} does not speak HTTPS. Check whether the ${field} begins with http:// or https://.`
			: `No encrypted connection to ${host} could be made (${reason}). Check the ${field}, and the TLS settings of the server.`;
	}
	return /CERT|SELF_SIGNED/.test(code)
		? `The certificate of ${hostname} is not trusted (${code}). Check the ${field}, or have the certificate renewed.`
		: undefined;
}

// What OpenSSL says of an answer in plain HTTP.
const NO_TLS = 'wrong version number';

// OpenSSL's reason: the last part of a code such as ERR_SSL_WRONG_VERSION_NUMBER, or of the error in the text of an EPROTO, e.g.
// "write EPROTO 1:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:ssl/record/ssl3_record.c:355:".
function reasonOf(code: string, detail: string): string {
	if (code !== 'EPROTO') return code.replace('ERR_SSL_', '').replaceAll('_', ' ').toLowerCase();
	return /:error:[\dA-F]+:[^:]*:[^:]*:([^:]+)/i.exec(detail)?.[1] ?? code;
}
