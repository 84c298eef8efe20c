import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** n8n's context of a node, in a workflow, in the editor or in a trigger. */
export type N8nContext = IExecuteFunctions | IExecutePaginationFunctions | EditorOrTriggerContext;

/** n8n's context where the API is called without a row: pickers and triggers. */
export type EditorOrTriggerContext = IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;
