import type { INodeProperties } from 'n8n-workflow';
import { filledBy } from '../../../shared';
import { mentionOptions } from '../../pickers';

/** Who is notified of a private note; `withMentions` reads it. */
export const mentions: INodeProperties = {
	displayName: 'Mention Agent or Team Names or IDs',
	name: 'mentions',
	type: 'multiOptions',
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	hint: 'The note begins with their names, and they are notified. An expression may also give names or email addresses of agents, and names of teams, separated by commas.',
	typeOptions: filledBy(mentionOptions),
};
