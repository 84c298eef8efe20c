import { systemClock } from '../base/clock';
import { Failure } from '../base/failure';
import { waitTooLong } from '../http/advice';
import type { Transport } from '../http/answer';
import { exceptionAfterRequest, failureOf, type MessageContext } from '../http/failureText';
import { rateLimiterFor } from '../http/rateLimiter';
import type { Connection } from '../http/sendWithRetries';
import type { Operation } from '../operation/operation';
import type { Service } from '../operation/service';
import { concurrencyOf } from '../parameters/deliveryOptions';
import type { ItemSource } from './source';

/**
 * Makes the connection of one run: the rate limiter of this host and credential, the transport, and the texts of failures.
 *
 * Throws n8n's error when there is no credential, and an InvalidInput when the credential holds no usable base URL.
 */
export async function openConnection(
	source: ItemSource,
	operation: Operation | undefined,
	service: Service,
): Promise<Connection> {
	const clock = service.clock ?? systemClock;
	const { credentialType } = service;
	const credentials = await source.credentials(credentialType);
	const secrets = service.secrets.map((name) => credentials[name]).filter((value) => typeof value === 'string');
	const account = source.node.credentials?.[credentialType]?.id ?? '';
	const rateLimiter = rateLimiterFor([credentialType, account, service.baseUrl(credentials)].join(' '), clock.now());
	const setting: MessageContext = {
		service: service.name,
		secrets,
		canSkip: operation?.sentCheck !== undefined,
		...(service.hint && { hint: service.hint }),
		...(service.isCredentialRefusal && { isCredentialRefusal: service.isCredentialRefusal }),
		...(operation?.wording && { wording: operation.wording }),
	};
	const send: Transport = async (options) => await source.http(credentialType, options);
	const { runState, cancelSignal } = source;
	return {
		rateLimiter,
		clock,
		concurrency: concurrencyOf(source.parameter('delivery', 0, {})),
		transport: service.renewsTokens?.(credentials) ? renewing(send) : send,
		signal: cancelSignal ? AbortSignal.any([cancelSignal, runState.haltSignal]) : runState.haltSignal,
		closed: () => closedBy(source),
		explain: (result, call) => failureOf(result, call, setting),
		explainException: (cause) => exceptionAfterRequest(cause, setting),
		explainWait: (until) => waitTooLong(until, clock.now(), service.name),
	};
}

function closedBy({ runState, cancelSignal }: ItemSource): Failure | undefined {
	if (cancelSignal?.aborted) return new Failure('notSent', 'Not sent, because the execution was cancelled');
	const { halted } = runState;
	if (!halted) return undefined;
	const { message, code } = halted.failure;
	return new Failure('notSent', `Not sent, because of row ${halted.row + 1}: ${message}`, {
		...(code !== undefined && { code }),
	});
}

const ALL_BUT_401 = { ignore: true as const, except: [401] };

/**
 * A transport for credentials with access tokens. n8n renews a token and sends the request once more when its request helper
 * throws a 401; every other status is returned as an answer.
 */
export function renewing(send: Transport): Transport {
	return async (options) => {
		const answer = await send({ ...options, ignoreHttpStatusErrors: ALL_BUT_401 });
		// n8n 2.8 ignores `except` and throws nothing, so the 401 has to be provoked by a second request.
		return answer.statusCode === 401 ? await send({ ...options, ignoreHttpStatusErrors: false }) : answer;
	};
}
