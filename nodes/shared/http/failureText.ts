import { Failure } from '../base/failure';
import { adviceFor, describeStatus } from './advice';
import type { Answer, Attempt } from './answer';
import { apiText } from './apiText';
import { isCutShort, mayBeDone, retryMethodOf } from './attempt';
import type { Call } from './call';

/** A service's own words for a refused request: what happened, and what to do. */
export interface Hint {
	message?: string;
	description?: string;
	/** The API's names of the fields whose values it does not take. */
	refusedFields?: string[];
}

/** What the messages of a run depend on besides the request. */
export interface MessageContext {
	/** The vendor's name. */
	service: string;
	/** Credential values that must not be shown in messages. */
	secrets: string[];
	/** `text` is what the body says, without secrets. */
	hint?: (status: number, call: Call, text: string, body: unknown) => Hint | undefined;
	/** Whether a refusal means the credential, not this record alone. Without it, every 401 does. */
	isCredentialRefusal?: (status: number, text: string) => boolean;
	/** What to do when the credential is refused. */
	refusalAdvice?: string;
	/** What the operation does, for messages about a POST. */
	wording?: { noun: string; participle: string };
	/** Whether the operation has Skip If Already Sent. */
	canSkip: boolean;
}

const OTHER_SERVER = 'Check the base URL in the credential: this looks like another server, or a proxy in between.';
const BREAKS_OFF =
	'Run the row again later. If it happens each time, look at what lies between n8n and the server, such as a proxy.';
const isUnauthorized = (status: number) => status === 401;
const TIMED_OUT = /^(ECONNABORTED|ETIMEDOUT|ERR_CANCELED)$/;

/** The failure of an attempt that did not succeed: rejected by the API, not sent, or unknown. */
export function failureOf(result: Attempt, call: Call, setting: MessageContext): Failure {
	const failure = reasonFor(result, call, setting);
	if (retryMethodOf(call) === 'GET' || failure.reason === 'unknown' || !mayBeDone(result)) return failure;
	return asMaybeDone(failure, setting);
}

/** The failure of a change that may be repeated, when one of its requests may have made it. */
export function asMaybeDone(failure: Failure, { wording }: MessageContext): Failure {
	if (failure.mayHaveBeenSent) return failure;
	const message = wording && `The ${wording.noun} may have been ${wording.participle}: ${failure.message}`;
	return failure.withMessage(message ?? failure.message).withMayHaveBeenSent(true);
}

function reasonFor(result: Attempt, call: Call, setting: MessageContext): Failure {
	if (result.kind !== 'answer') return withoutAnswer(result, call, setting);
	const { status } = result;
	if (status < 300) return unreadable(result, call, setting);
	return status < 400 ? redirected(status, setting) : refused(result, call, setting);
}

function refused({ status, body }: Answer, call: Call, setting: MessageContext): Failure {
	const text = apiText(body, setting.secrets);
	const code = String(status);
	const hint = setting.hint?.(status, call, text, body) ?? {};
	if (retryMethodOf(call) === 'POST' && (status >= 500 || status === 408)) {
		return mayHaveArrived(`${setting.service} answered ${code}${quoted(text)}`, code, setting, hint.description);
	}
	const { message = `${setting.service} ${describeStatus(status, call, body)}${quoted(text)}` } = hint;
	const { isCredentialRefusal: isRefusal = isUnauthorized, refusalAdvice } = setting;
	const isCredentialRefusal = isRefusal(status, text);
	const advice = (isCredentialRefusal && refusalAdvice) || adviceFor(status);
	const { description = advice, refusedFields = [] } = hint;
	const mayRunAgain = status === 408 || status === 429 || status >= 500;
	return new Failure(mayRunAgain ? 'notSent' : 'rejectedByApi', message, {
		description,
		code,
		isCredentialRefusal,
		refusedFields,
	});
}

function unreadable({ status, body }: Answer, call: Call, setting: MessageContext): Failure {
	const code = String(status);
	const isPart = isCutShort(body);
	const what = isPart ? ', but with JSON that breaks off' : ', but with something other than JSON';
	const said = `${setting.service} answered ${code}${what}`;
	if (retryMethodOf(call) === 'POST') return mayHaveArrived(said, code, setting);
	// A part of a record is not quoted: it may hold secrets, such as the tokens of an inbox or an app.
	if (isPart) return new Failure('notSent', said, { description: BREAKS_OFF, code });
	return new Failure('rejectedByApi', `${said}${quoted(apiText(body, setting.secrets))}`, {
		description: OTHER_SERVER,
		code,
	});
}

function redirected(status: number, { service }: MessageContext): Failure {
	return new Failure('rejectedByApi', `${service} answered with a redirect (${status}), which is not followed`, {
		description: 'Redirects could carry the keys elsewhere. Enter the final address as base URL in the credential.',
		code: String(status),
	});
}

function withoutAnswer(result: Exclude<Attempt, Answer>, call: Call, setting: MessageContext): Failure {
	const { code } = result;
	const detail = apiText(result.detail, setting.secrets);
	if (result.kind !== 'lost') return unreached(`${setting.service} could not be reached`, detail, code);
	const why = TIMED_OUT.test(code)
		? `${setting.service} did not answer in time`
		: `${setting.service} broke the connection before it answered`;
	return retryMethodOf(call) === 'POST' ? mayHaveArrived(why, code, setting) : unreached(why, detail, code);
}

function unreached(message: string, detail: string, code: string): Failure {
	const advice = 'Check the base URL in the credential, the network, and proxy, SSL and timeout under Request Options.';
	return new Failure('notSent', message, { description: `${detail} (${code}). ${advice}`, code });
}

/**
 * The failure of a row that met an unexpected exception after it had started a request that changes something. The API may
 * have processed that request. The exception is the failure's cause.
 */
export function exceptionAfterRequest(cause: unknown, setting: MessageContext): Failure {
	const why = `this node stopped unexpectedly after its request (${apiText(String(cause), setting.secrets)})`;
	const { reason, message, description } = mayHaveArrived(why, '', setting);
	return new Failure(reason, message, { description, cause });
}

/** The failure of a row whose request the API has answered with success, but with something else than the record of the operation. */
export function withoutRecord(setting: MessageContext): Failure {
	const { service, wording } = setting;
	const code = '200';
	if (wording) return mayHaveArrived(`the answer of ${service} does not confirm it`, code, setting);
	const message = `${service} answered with something other than the record that was asked for`;
	return new Failure('rejectedByApi', message, { description: OTHER_SERVER, code });
}

function mayHaveArrived(why: string, code: string, { wording, canSkip }: MessageContext, hint = ''): Failure {
	const { noun, participle } = wording ?? { noun: 'request', participle: 'processed' };
	const safely = canSkip
		? 'Run this row again only with "Skip If Already Sent" on: it looks there first.'
		: 'Look there before you run this row again.';
	return new Failure('unknown', `The ${noun} may have been ${participle}: ${why}`, {
		description: `No further try was made, so that nothing is ${participle} twice. ${safely} ${hint}`.trim(),
		code,
	});
}

function quoted(text: string): string {
	return text === '' ? '' : `: ${text}`;
}
