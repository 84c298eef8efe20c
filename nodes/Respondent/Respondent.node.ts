import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { actionSubtitle, describeResources } from '../shared/n8n/describe';
import { customOperationsOf } from '../shared/n8n/customOperations';
import { methods } from './pickers';
import { respondent } from './service';

/** Messages research participants through the Respondent Partner API. */
export class Respondent implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Respondent',
		name: 'respondent',
		icon: { light: 'file:respondent.svg', dark: 'file:respondent.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: actionSubtitle(respondent),
		description: 'Open conversations with research participants, find them and send messages',
		defaults: { name: 'Respondent' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'respondentApi', required: true }],
		// The credential's own base URL takes its place; n8n takes a node with one for declarative.
		requestDefaults: { baseURL: 'https://api.respondent.io' },
		properties: describeResources(respondent),
	};

	methods = methods;

	customOperations = customOperationsOf(respondent);
}
