import type { IExecuteFunctions, IExecutePaginationFunctions } from 'n8n-workflow';
import { authenticated } from './authenticated';
import { CredentialCache } from './credentialCache';
import { filesOf, filesOfOne } from '../run/files';
import { parameterReader } from './parameterReader';
import { RunState, runStateOf } from '../operation/runState';
import type { ItemSource } from '../run/source';
import type { N8nContext, EditorOrTriggerContext } from './context';

// n8n would look the property up in the whole description to validate it; the router does that itself.
const AS_IS = { skipValidation: true };

// The run itself and its requests share what was read of a credential.
function accessOf(context: N8nContext): Pick<ItemSource, 'credentials' | 'http'> {
	const cache = new CredentialCache(context);
	return { credentials: async (type) => await cache.copyOf(type).read(), http: authenticated(context, cache) };
}

/** All items of a node in a workflow. */
export function workflowSource(context: IExecuteFunctions): ItemSource {
	const cancelSignal = context.getExecutionCancelSignal();
	const node = context.getNode();
	return {
		node,
		items: context.getInputData(),
		runState: runStateOf(context.getExecuteData()),
		timezone: context.getTimezone(),
		continueOnFail: context.continueOnFail(),
		...(cancelSignal && { cancelSignal }),
		parameter: parameterReader((name, row, fallback) => context.getNodeParameter(name, row, fallback, AS_IS), node),
		file: filesOf(context),
		...accessOf(context),
	};
}

/** The one item of a call that an AI agent makes. Each call is a run of its own, so nothing is remembered between them. */
export function toolSource(context: IExecutePaginationFunctions): ItemSource {
	const node = context.getNode();
	return {
		node,
		items: [context.getInputData()],
		runState: new RunState(),
		timezone: context.getTimezone(),
		continueOnFail: false,
		parameter: parameterReader((name, _row, fallback) => context.getNodeParameter(name, fallback, AS_IS), node),
		file: filesOfOne(context),
		...accessOf(context),
	};
}

/** No rows at all: a picker that is being opened in the editor, or a trigger. */
export function emptySource(context: EditorOrTriggerContext): ItemSource {
	return {
		node: context.getNode(),
		items: [],
		runState: new RunState(),
		timezone: context.getTimezone(),
		continueOnFail: false,
		parameter: (_name, _row, fallback) => fallback,
		...accessOf(context),
	};
}
