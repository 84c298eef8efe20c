import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

/** The result of one request. After `lost` the API may have processed it; after `noConnection` and `unusable` it has not. */
export type Attempt =
	| { kind: 'answer'; status: number; headers: Record<string, unknown>; body: unknown }
	| { kind: 'lost' | 'noConnection' | 'unusable'; code: string; detail: string };

/** An answer of any status. */
export type Answer = Extract<Attempt, { kind: 'answer' }>;

/** Sends one request with the credential's authentication. Rejects as n8n's request helper does. */
export type Transport = (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;
