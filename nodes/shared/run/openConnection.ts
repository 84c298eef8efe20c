import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { systemClock } from '../base/clock';
import { Failure } from '../base/failure';
import { takesNothing, waitTooLong } from '../http/advice';
import type { Transport } from '../http/answer';
import { asMaybeDone, exceptionAfterRequest, failureOf, withoutRecord, type MessageContext } from '../http/failureText';
import { isLoopback } from '../http/baseUrl';
import type { PublishedLimit } from '../http/publishedLimit';
import { PublishedLimits } from '../http/publishedLimits';
import { rateLimiterFor } from '../http/rateLimiters';
import type { Connection } from '../http/connection';
import type { AccountState } from '../operation/accountState';
import type { Operation } from '../operation/operation';
import type { Service } from '../operation/service';
import { accountKey } from './accountKey';
import { runConcurrency } from './runConcurrency';
import type { ItemSource } from './source';

/** The way to the API for the rows of one account, and what these rows share. */
export interface Access {
	connection: Connection;
	account: AccountState;
	/** The credential with the values of a row. */
	credentials: ICredentialDataDecryptedObject;
}

/**
 * Gives a function that reads the credential of a row and gives the access to its account. Rows whose credential holds the same
 * values share it.
 *
 * That function throws n8n's error when the credential cannot be read, and an InvalidInput when it holds no usable address.
 */
export function accessOpener(
	source: ItemSource,
	operation: Operation | undefined,
	service: Service,
): (row: number) => Promise<Access> {
	const opened = new Map<string, Access>();
	return async (row) => {
		const credentials = await source.credentials(service.credentialType, row);
		const key = accountKey(service, credentials);
		const known = opened.get(key);
		if (known) return known;
		const baseUrl = service.baseUrl(credentials);
		const account = source.runState.account(key, service.accountOf?.(credentials));
		const parts = { key, account, baseUrl, credentials };
		const access = { account, credentials, connection: connect(source, operation, service, parts) };
		opened.set(key, access);
		return access;
	};
}

interface Account extends Omit<Access, 'connection'> {
	key: string;
	baseUrl: string;
}

function connect(
	source: ItemSource,
	operation: Operation | undefined,
	service: Service,
	{ key, account, baseUrl, credentials }: Account,
): Connection {
	const clock = service.clock ?? systemClock;
	const secrets = service.secrets.map((name) => credentials[name]).filter((value) => typeof value === 'string');
	const setting: MessageContext = {
		service: service.name,
		secrets,
		canSkip: operation?.sentCheck !== undefined,
		...(service.hint && { hint: service.hint }),
		...(service.isCredentialRefusal && { isCredentialRefusal: service.isCredentialRefusal }),
		...(service.refusalAdvice && { refusalAdvice: service.refusalAdvice(credentials) }),
		...(operation?.wording && { wording: operation.wording }),
	};
	const { runState, cancelSignal } = source;
	const signals = [runState.haltSignal, account.closeSignal];
	return {
		// Looked up each time: an idle rate limiter may be dropped, and a run that kept it would not share the next one with other runs.
		get rateLimiter() {
			return rateLimiterFor(`${baseUrl} ${key}`, clock.now());
		},
		limits: new PublishedLimits(limitsOf(service, baseUrl, credentials), new URL(baseUrl).host, clock.now()),
		clock,
		concurrency: runConcurrency(source),
		transport: transportOf(source, service, credentials, secrets),
		signal: AbortSignal.any(cancelSignal ? [cancelSignal, ...signals] : signals),
		closed: () => closedBy(source, account),
		explain: (result, call) => failureOf(result, call, setting),
		explainException: (cause) => exceptionAfterRequest(cause, setting),
		explainMaybeDone: (failure) => asMaybeDone(failure, setting),
		explainWithoutRecord: () => withoutRecord(setting),
		explainWait: (until) => waitTooLong(until, clock.now(), service.name),
		explainClosure: (closedFor) => takesNothing(closedFor, service.name),
	};
}

// Vendors limit nothing on loopback: there run their own servers and stand-ins.
function limitsOf(
	{ limits, hasLimitsOnLoopback = false }: Service,
	baseUrl: string,
	credentials: ICredentialDataDecryptedObject,
): PublishedLimit[] {
	if (isLoopback(baseUrl) && !hasLimitsOnLoopback) return [];
	return limits?.(baseUrl, credentials) ?? [];
}

/** The failure of every row that has not started, once the run was cancelled or stopped, or its account is closed. */
export function closedBy({ runState, cancelSignal }: ItemSource, account?: AccountState): Failure | undefined {
	if (cancelSignal?.aborted) return new Failure('notSent', 'Not sent, because the execution was cancelled');
	const halt = runState.halted ?? account?.closed;
	if (!halt) return undefined;
	const { message, code } = halt.failure;
	return new Failure('notSent', `Not sent, because of row ${halt.row + 1}: ${message}`, {
		...(code !== undefined && { code }),
	});
}

// With an empty field, n8n would call the credential's pre-authentication before each request.
const UNUSED = 'unused';

/**
 * A transport with the authentication of a credential. It renews access tokens itself, and keeps n8n from doing so: n8n keeps
 * one token per credential, also where its expressions give several accounts, and n8n 2.8 stores the values of one row in place
 * of the expressions when it stores a token. Adds the tokens to `secrets`.
 */
function transportOf(
	{ http, helpers }: ItemSource,
	{ credentialType, tokens }: Service,
	credentials: ICredentialDataDecryptedObject,
	secrets: string[],
): Transport {
	if (!tokens) return async (options) => await http(credentialType, credentials, options);
	const { field, get } = tokens;
	const tokenAfter = async (refused: string) => {
		const token = await get({ helpers }, { ...credentials, [field]: refused });
		if (token !== undefined && !secrets.includes(token)) secrets.push(token);
		return token ?? '';
	};
	return async (options) => {
		const token = await tokenAfter('');
		const answer = await http(credentialType, { ...credentials, [field]: token || UNUSED }, options);
		if (token === '' || answer.statusCode !== 401) return answer;
		return await http(credentialType, { ...credentials, [field]: await tokenAfter(token) }, options);
	};
}
