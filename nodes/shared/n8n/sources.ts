import type { IExecuteFunctions, IExecutePaginationFunctions } from 'n8n-workflow';
import { RunState, runStateOf } from '../operation/runState';
import { filesOf, filesOfOne } from '../run/files';
import type { ItemSource } from '../run/source';
import { authenticated } from './authenticated';
import type { EditorOrTriggerContext, N8nContext } from './context';
import { parameterReader } from './parameterReader';

// Without this n8n searches the whole description to validate the value; the router validates it anyway.
const AS_IS = { skipValidation: true };

function accessOf(context: N8nContext): Pick<ItemSource, 'credentials' | 'helpers' | 'http'> {
	return {
		credentials: async (type) => await context.getCredentials(type),
		http: authenticated(context),
		helpers: context.helpers,
	};
}

/** The items of a node in a workflow. */
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
		parameter: parameterReader(
			(name, itemIndex, fallback) => context.getNodeParameter(name, itemIndex, fallback, AS_IS),
			node,
		),
		file: filesOf(context),
		...accessOf(context),
		credentials: async (type, itemIndex) => await context.getCredentials(type, itemIndex),
	};
}

/** The one item of an AI agent's call. Each call is a run of its own, without the state of earlier calls. */
export function toolSource(context: IExecutePaginationFunctions): ItemSource {
	const node = context.getNode();
	return {
		node,
		items: [context.getInputData()],
		runState: new RunState(),
		timezone: context.getTimezone(),
		continueOnFail: false,
		parameter: parameterReader((name, _itemIndex, fallback) => context.getNodeParameter(name, fallback, AS_IS), node),
		file: filesOfOne(context),
		...accessOf(context),
	};
}

/** For an open panel in the editor and for triggers, which have no items. */
export function emptySource(context: EditorOrTriggerContext): ItemSource {
	return {
		node: context.getNode(),
		items: [],
		runState: new RunState(),
		timezone: context.getTimezone(),
		continueOnFail: false,
		parameter: (_name, _itemIndex, fallback) => fallback,
		...accessOf(context),
	};
}
