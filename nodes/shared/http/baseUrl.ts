import { InvalidInput } from '../base/failure';
import { cleanPasted } from '../base/pastedText';

// The paths that people copy from the address bar along with the host.
const TAILS = /\/+(?:app(?:\/.*)?|(?:public\/)?api\/v\d+(?:\/.*)?|v\d+)?\/*$/;

/**
 * Cleans a base URL that a person typed: removes what pasting adds (blanks, invisible marks, quotes), trailing slashes, `/app…`,
 * `/api/v1…`, `/v1`, query and fragment.
 * A path prefix before these stays, because some APIs are served below one.
 *
 * Throws an InvalidInput when the text is no http or https address, or holds a user name or password.
 */
export function cleanBaseUrl(text: unknown, name = 'Base URL'): string {
	const typed = typeof text === 'string' ? cleanPasted(text) : '';
	if (typed === '')
		throw new InvalidInput(`"${name}" is empty`, 'Enter the address of the API, e.g. https://api.example.com');
	// A host with a port and without a scheme parses as an address with the scheme "localhost:".
	if (!URL.canParse(typed) || /^[\w.-]+:\d/.test(typed)) {
		throw new InvalidInput(
			`"${name}" is not a web address: ${typed}`,
			'Enter it with its scheme, e.g. https://api.example.com',
		);
	}
	const url = new URL(typed);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		throw new InvalidInput(
			`"${name}" must begin with https:// or http://, but begins with ${url.protocol}//`,
			'Change the scheme.',
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw new InvalidInput(
			`"${name}" holds a user name or a password`,
			'Leave them out: keys belong in their own fields.',
		);
	}
	return url.origin + url.pathname.replace(TAILS, '');
}

/** Whether an address leads to this computer itself. */
export function isLoopback(baseUrl: string): boolean {
	const { hostname } = new URL(baseUrl);
	return hostname === '[::1]' || /^127(\.\d+){3}$|^(.+\.)?localhost$/.test(hostname);
}
