import type { INodeProperties } from 'n8n-workflow';

/** Which conversation of a contact gets the message. */
export const conversationChoice: INodeProperties = {
	displayName: 'Conversation',
	name: 'conversationChoice',
	type: 'options',
	default: 'reuseOpen',
	description:
		'Which conversation of the contact in this inbox to write into. An inbox that allows one conversation per contact always has the last one reopened.',
	options: [
		{ name: 'Always Start a New One', value: 'alwaysNew', description: 'Also when one is open' },
		{
			name: 'Reopen the Last',
			value: 'reopenLast',
			description: 'An open one, else the last one reopened, else a new one',
		},
		{ name: 'Reuse if Open', value: 'reuseOpen', description: 'One that is open, pending or snoozed, else a new one' },
	],
};
