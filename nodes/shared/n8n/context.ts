import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** n8n's context, in a workflow or without one. */
export type N8nContext = IExecuteFunctions | IExecutePaginationFunctions | EditorOrTriggerContext;

/** Where the API is called without any row: pickers, and triggers. */
export type EditorOrTriggerContext = IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;
