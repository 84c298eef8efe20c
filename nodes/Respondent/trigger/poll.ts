import type { IPollFunctions } from 'n8n-workflow';
import { toText } from '../../shared';
import { listSource, type Poller } from '../../shared/trigger';
import { askApi } from './askApi';
import { polledLists } from './polledLists';

/** How the messages and screener responses of Respondent are polled. */
export const respondentPoller: Poller = {
	sourcesOf: (context) => {
		const events = context.getNodeParameter('events', []);
		const chosen = polledLists(projectOf(context)).filter(
			({ name }) => Array.isArray(events) && events.some((event) => event === name),
		);
		return chosen.map(listSource);
	},
	scopeOf: (context) => `${context.getNode().credentials?.respondentApi?.id ?? ''} ${projectOf(context)}`,
	askApi,
	whenEmpty: 'Once a participant has written, or applied, a test shows it. An active workflow waits for it.',
};

function projectOf(context: IPollFunctions): string {
	return toText(context.getNodeParameter('projectId', '', { extractValue: true })).trim();
}
