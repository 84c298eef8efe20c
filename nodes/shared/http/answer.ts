import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

/** What one request came to. `lost`: it may have been processed; `noConnection` and `unusable`: surely not. */
export type Attempt =
	| { kind: 'answer'; status: number; headers: Record<string, unknown>; body: unknown }
	| { kind: 'lost' | 'noConnection' | 'unusable'; code: string; detail: string };

/** An answer, whatever its status. */
export type Answer = Extract<Attempt, { kind: 'answer' }>;

/** Sends one request with the credential's authentication. Rejects as n8n's request helper does. */
export type Transport = (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;
