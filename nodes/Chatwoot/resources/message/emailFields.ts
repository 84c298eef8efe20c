import type { INodeProperties } from 'n8n-workflow';
import { inBody } from '../../../shared';
import { toRecipients } from '../../emailAddress';

function recipients(displayName: string, name: string, property: string, where: string): INodeProperties {
	const description = `Email inboxes only: ${where}. Separated by commas, semicolons or line breaks, or as a list; names beside the addresses are taken off.`;
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: 'e.g. team@example.com, lead@example.com',
		description,
		...inBody(property),
	};
}

export const bcc = recipients('BCC', 'bccEmails', 'bcc_emails', 'hidden copies go to these addresses');

export const cc = recipients('CC', 'ccEmails', 'cc_emails', 'copies go to these addresses');

export const to = recipients(
	'To',
	'toEmails',
	'to_emails',
	"the email goes to these addresses instead of the contact's",
);

export const htmlBody: INodeProperties = {
	displayName: 'HTML Body',
	name: 'htmlBody',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. <p>Hi Ada, your order is on its way.</p>',
	description:
		'Email inboxes only: the email as HTML. Without it, the HTML is made from the text, which is still needed: it is the plain text of the email.',
	...inBody('email_html_content'),
};

/** The conversions of the recipients. */
export const recipientConversions = {
	'options.bccEmails': toRecipients,
	'options.ccEmails': toRecipients,
	'options.toEmails': toRecipients,
};
