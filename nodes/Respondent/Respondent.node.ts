import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { actionSubtitle, customOperationsOf, describeResources, pickerMethods } from '../shared';
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
		description: 'Send messages to research participants, or start a workflow when one of them answers',
		defaults: { name: 'Respondent' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'respondentApi', required: true }],
		// n8n takes a node for declarative when it has requestDefaults. The credential replaces this base URL.
		requestDefaults: { baseURL: 'https://api.respondent.io' },
		properties: describeResources(respondent),
	};

	methods = pickerMethods(respondent);

	customOperations = customOperationsOf(respondent);
}
