import type { INode, INodeParameters } from 'n8n-workflow';
import { startRespondent, type RespondentOptions, type RespondentSandbox } from '../../../sandbox';
import { useStage, type Stage } from './stage';
import { node, type NodeSketch } from './workflow';

export interface RespondentStage extends Stage<RespondentSandbox> {
	/** A Respondent node, e.g. `respondent('Send', 'message:send', {...})`. */
	respondent: (name: string, id: string, parameters?: INodeParameters, rest?: Partial<INode>) => NodeSketch;
}

export const NODE_TYPE = 'n8n-nodes-conversations.respondent';

/** A stage with a Respondent sandbox. */
export function useRespondentStage(name: string, options: RespondentOptions = {}): RespondentStage {
	const stage = useStage(name, {
		start: async () => await startRespondent(options),
		credentialOf: ({ url, credentials }) => ({
			name: 'Respondent sandbox',
			type: 'respondentApi',
			data: { environment: 'custom', baseUrl: url, ...credentials },
		}),
	});
	const respondent: RespondentStage['respondent'] = (nodeName, id, parameters = {}, rest = {}) => {
		const [resource = '', operation = ''] = id.split(':');
		const credentials = { respondentApi: { id: stage.credential.id, name: stage.credential.name } };
		return node(nodeName, NODE_TYPE, 1, { resource, operation, ...parameters }, { credentials, ...rest });
	};
	return Object.assign(stage, { respondent });
}
