import type { INodeParameters } from 'n8n-workflow';
import type { Services } from './services';

/** The records to choose in pickers that an example leaves empty, by the name of the field. */
export type Choices = Record<string, string>;

/** A node of a file in examples/, as far as it is read here. */
interface ExampleNode {
	parameters: object;
}

const EMPTY = JSON.stringify({ __rl: true, mode: 'list', value: '' });

/** The same workflow with these choices in its empty pickers, as a person makes them who opens it. */
export function withChoices<T extends { nodes: ExampleNode[] }>(workflow: T, choices: Choices): T {
	const choose = ([name, value]: [string, unknown]): [string, unknown] => {
		const choice = choices[name];
		return choice === undefined || JSON.stringify(value) !== EMPTY
			? [name, value]
			: [name, { __rl: true, mode: 'id', value: choice }];
	};
	const nodes = workflow.nodes.map((node) => ({
		...node,
		parameters: Object.fromEntries(Object.entries(node.parameters).map(choose)) as INodeParameters,
	}));
	return { ...workflow, nodes };
}

/** What to choose in the sandboxes for an example: the inbox of the API type, and an app in the mode that the example is for. */
export function sandboxChoices(file: string, { sinch }: Pick<Services, 'sinch'>): Choices {
	// Skip If Already Sent and Get Latest need an app that stores messages, and so does polling.
	const mode = /^sinch-(sms|follow-up)/.test(file) ? 'CONVERSATION' : 'DISPATCH';
	const isPolling = file.endsWith('-polling.json');
	const app = sinch.store.apps.find(
		({ processing_mode, dispatch_retention_policy: retention }) =>
			processing_mode === mode && (!isPolling || retention.ttl_days > 0),
	);
	return { inboxId: '7', ...(app && { appId: app.id }) };
}
