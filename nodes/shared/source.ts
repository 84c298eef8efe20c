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

// What the run reads as a whole it reads from the first row, which reads it for itself too: its expressions count once
// all the same. What holds no expression is the same for all rows.
function readOnce(read: Source['parameter'], { parameters }: INode): Source['parameter'] {
	const varying = new Set(Object.keys(parameters).filter((name) => hasExpression(parameters[name])));
	const kept = new Map<string, unknown>();
	return (name, row, fallback) => {
		if (row > 0 && varying.has(name)) return read(name, row, fallback);
		if (!kept.has(name)) kept.set(name, read(name, row, fallback));
		return kept.get(name);
	};
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

/** All items of a node in a workflow. */
export function workflowSource(context: IExecuteFunctions): Source {
	const cancelSignal = context.getExecutionCancelSignal();
	const node = context.getNode();
	return {
		node,
		items: context.getInputData(),
		run: runStateOf(context.getExecuteData()),
		zone: context.getTimezone(),
		goesOn: context.continueOnFail(),
		...(cancelSignal && { cancelSignal }),
		parameter: readOnce((name, row, fallback) => context.getNodeParameter(name, row, fallback, AS_IS), node),
		file: filesOf(context),
		credentials: async (type) => await context.getCredentials(type),
		http: authenticated(context),
	};
}

/** The one item of a call that an AI agent makes. Each call is a run of its own, so nothing is remembered between them. */
export function toolSource(context: IExecutePaginationFunctions): Source {
	const node = context.getNode();
	return {
		node,
		items: [context.getInputData()],
		run: new RunState(),
		zone: context.getTimezone(),
		goesOn: false,
		parameter: readOnce((name, _row, fallback) => context.getNodeParameter(name, fallback, AS_IS), node),
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
