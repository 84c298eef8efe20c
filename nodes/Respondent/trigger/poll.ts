import { choicesIn, listSource, type Poller } from '../../shared/trigger';
import { askApi } from './askApi';
import { requireEvents } from './events';
import { pollingMenu } from './fields';
import { polledLists } from './polledLists';
import { projectIn, requireProject } from './project';

/** How the messages and screener responses of Respondent are polled. */
export const respondentPoller: Poller = {
	sourcesOf: (context) => {
		const events = context.getNodeParameter('events', []);
		requireEvents(pollingMenu, events);
		const lists = polledLists(requireProject(context));
		return lists.filter(({ name }) => choicesIn(events).includes(name)).map(listSource);
	},
	scopeOf: (context) => `${context.getNode().credentials?.respondentApi?.id ?? ''} ${projectIn(context)}`,
	askApi,
	whenEmpty: 'Once a participant has written, or applied, a test shows it. A published workflow waits for it.',
};
