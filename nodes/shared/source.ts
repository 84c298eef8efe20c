import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';
import { authenticated } from './authenticated';
import type { Rowless } from './callApi';
import { filesOf, filesOfOne, type ReadFile } from './files';
import { RunState, runStateOf } from './runState';

/** Where rows come from: n8n's view of them, the same for workflows and for AI tools. */
export interface Source {
	node: INode;
	items: INodeExecutionData[];
	run: RunState;
	/** IANA name of the workflow's time zone. */
	zone: string;
	/** Whether the row failing is to be output rather than to stop the workflow. */
	goesOn: boolean;
	cancelSignal?: AbortSignal;
	parameter: (name: string, row: number, fallback: unknown) => unknown;
	file?: ReadFile;
	credentials: (type: string) => Promise<ICredentialDataDecryptedObject>;
	http: (type: string, options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;
}

// n8n would look the property up in the whole description to validate it; the router does that itself.
const AS_IS = { skipValidation: true };

// What holds for all rows is read from the first, which reads it for itself too: its expressions count once all the same.
function onceForFirst(read: Source['parameter']): Source['parameter'] {
	const first = new Map<string, unknown>();
	return (name, row, fallback) => {
		if (row > 0) return read(name, row, fallback);
		if (!first.has(name)) first.set(name, read(name, row, fallback));
		return first.get(name);
	};
}

/** All items of a node in a workflow. */
export function workflowSource(context: IExecuteFunctions): Source {
	const cancelSignal = context.getExecutionCancelSignal();
	return {
		node: context.getNode(),
		items: context.getInputData(),
		run: runStateOf(context.getExecuteData()),
		zone: context.getTimezone(),
		goesOn: context.continueOnFail(),
		...(cancelSignal && { cancelSignal }),
		parameter: onceForFirst((name, row, fallback) => context.getNodeParameter(name, row, fallback, AS_IS)),
		file: filesOf(context),
		credentials: async (type) => await context.getCredentials(type),
		http: authenticated(context),
	};
}

/** The one item of a call that an AI agent makes. Each call is a run of its own, so nothing is remembered between them. */
export function toolSource(context: IExecutePaginationFunctions): Source {
	return {
		node: context.getNode(),
		items: [context.getInputData()],
		run: new RunState(),
		zone: context.getTimezone(),
		goesOn: false,
		parameter: onceForFirst((name, _row, fallback) => context.getNodeParameter(name, fallback, AS_IS)),
		file: filesOfOne(context),
		credentials: async (type) => await context.getCredentials(type),
		http: authenticated(context),
	};
}

/** No rows at all: a picker that is being opened in the editor, or a trigger. */
export function rowlessSource(context: Rowless): Source {
	return {
		node: context.getNode(),
		items: [],
		run: new RunState(),
		zone: context.getTimezone(),
		goesOn: false,
		parameter: (_name, _row, fallback) => fallback,
		credentials: async (type) => await context.getCredentials(type),
		http: authenticated(context),
	};
}
