import { listSource, type Poller } from '../../shared/trigger';
import { askApi } from './askApi';
import { polledLists } from './polledLists';
import { projectIn, requireProject } from './project';

/** How the messages and screener responses of Respondent are polled. */
export const respondentPoller: Poller = {
	sourcesOf: (context) => {
		const events = context.getNodeParameter('events', []);
		const chosen = polledLists(requireProject(context)).filter(
			({ name }) => Array.isArray(events) && events.some((event) => event === name),
		);
		return chosen.map(listSource);
	},
	scopeOf: (context) => `${context.getNode().credentials?.respondentApi?.id ?? ''} ${projectIn(context)}`,
	askApi,
	whenEmpty: 'Once a participant has written, or applied, a test shows it. A published workflow waits for it.',
};
