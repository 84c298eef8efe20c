import type { Call, Hint } from '../shared';
import { DISPATCH_MODE } from './dispatchMode';

/** What a refusal means, where Sinch is known to mean something particular by it. `text` is what the API says. */
export function sinchHint(status: number, call: Call, text: string): Hint | undefined {
	const { url } = call;
	if (/BILLING_CREDIT_LIMIT/i.test(text)) {
		return {
			message: `Sinch does not allow this (403): the credit of the project is used up: ${text}`,
			description: 'Top up the balance in the Sinch dashboard under Billing, then run the row again.',
		};
	}
	if ([401, 403].includes(status) && /\/templates\b/.test(url)) {
		return {
			description:
				'This access key may not read templates. Enter the template By Name or By ID, and choose Names and Values for Fill Variables By.',
		};
	}
	if (status === 404 && url.startsWith('/v2/')) {
		return {
			description:
				'Choose the template from the list. A template belongs to one region: check the one in the credential.',
		};
	}
	if (/\bdispatch\b/i.test(text)) return { description: DISPATCH_MODE };
	if (status === 401) {
		return {
			description:
				'Open the credential and check Key ID and Key Secret, and that the access key still exists in the Sinch dashboard.',
		};
	}
	// Not 402, 429 or 5xx: there the app and its settings are not the cause.
	if (/\/consents\//.test(url) && [400, 403, 404, 409, 422, 501].includes(status)) {
		return {
			description:
				'Sinch does not say who has opted out. Check the app and the region in the credential, and that consent management is switched on for the app in the Sinch dashboard.',
		};
	}
	if (status === 403) {
		return { description: 'Check that the project in the credential is the one that the access key belongs to.' };
	}
	if (status !== 404) return undefined;
	// What is sent is not looked for among the messages and events that are stored.
	const dispatch = /\/(?:conversations|messages|events)\b(?!:send)/.test(url)
		? ` ${DISPATCH_MODE} Messages of such an app are found only with Messages Source: Dispatch, if they are stored at all.`
		: '';
	return {
		...unknownAmongSeveral(call, text),
		description: `Check the ID, and that the region in the credential is the one in which the app was created.${dispatch}`,
	};
}

// The body of a request may name a record besides the one in the path, e.g. the contact that is merged into it. Sinch does not always say
// which one it does not know.
function unknownAmongSeveral({ path, labels, body }: Call, text: string): Hint {
	const [named, ...others] = Object.entries(path);
	const isInBody = Object.keys(body).some((name) => /_id$/.test(name));
	if (!named || others.length > 0 || !isInBody || text.includes(named[1])) return {};
	const record = `${labels[named[0]] ?? named[0]} "${named[1]}"`;
	return {
		message: `Sinch does not know ${record} or another record that the row names (404)${text === '' ? '' : `: ${text}`}`,
	};
}
