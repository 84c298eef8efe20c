import { concurrencyOf } from '../parameters/deliveryOptions';
import type { Connection } from '../http/sendWithRetries';
import { systemClock } from '../base/clock';
import { Failure } from '../base/failure';
import { rateLimiterFor } from '../http/rateLimiter';
import type { Operation } from '../operation/operation';
import type { Service } from '../operation/service';
import type { ItemSource } from './source';
import { exceptionAfterRequest, failureOf, type MessageContext } from '../http/failureText';
import type { Transport } from '../http/answer';
import { waitTooLong } from '../http/advice';

/**
 * Opens the way to the API for one run: the rateLimiter of this host and credential, and the words for what goes wrong there.
 *
 * Throws what n8n throws when there is no credential, and a Refusal when the credential holds no usable base URL.
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
 * Sends such that n8n renews a token that was refused and sends once more: for that, a 401 has to be thrown. Every other
 * status is an answer like any other.
 */
export function renewing(send: Transport): Transport {
	return async (options) => {
		const answer = await send({ ...options, ignoreHttpStatusErrors: ALL_BUT_401 });
		// n8n 2.8 takes the exception for "throw nothing at all", and a thrown error there loses the answer's headers.
		return answer.statusCode === 401 ? await send({ ...options, ignoreHttpStatusErrors: false }) : answer;
	};
}
