import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** n8n's context, in a workflow or without one. */
export type Caller = IExecuteFunctions | IExecutePaginationFunctions | Rowless;

/** Where the API is called without any row: pickers, and triggers. */
export type Rowless = IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;
