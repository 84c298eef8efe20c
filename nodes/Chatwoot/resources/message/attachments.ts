import type { INodeProperties } from 'n8n-workflow';

/** The files of a message, an entry of Options; `withMessage` reads it. */
export const attachments: INodeProperties = {
	displayName: 'Attachment Input Data Field Names',
	name: 'attachments',
	type: 'string',
	default: '',
	placeholder: 'e.g. data',
	description:
		'Files to send along: the names of the fields that hold them, as the Binary tab of the node before shows them; several are separated by commas. At most 15 files, as a rule up to 40 MB each. On WhatsApp each file is a message of its own, in Message: Send and Send to Contact.',
};
