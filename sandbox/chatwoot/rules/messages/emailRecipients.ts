import { isBlank, toText } from '../../params';
import type { Attributes } from '../../store/records';
import { MessageProblem } from './problem';

/** Ruby's URI::MailTo::EMAIL_REGEXP. */
const address =
	/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** The addresses of a list with commas. Blanks are removed, also those inside of a name. */
function addressesOf(value: unknown): string[] {
	if (isBlank(value)) return [];
	return (toText(value) ?? '')
		.replace(/\s+/g, '')
		.split(',')
		.filter((text, index, all) => text !== '' || all.slice(index).some((later) => later !== ''));
}

/**
 * The further recipients of an email. Throws a MessageProblem when one of them is no address, e.g. for a list with semicolons
 * and for a name before the address.
 *
 * Chatwoot v4.15.1 app/builders/messages/message_builder.rb:79, app/helpers/email_helper.rb:14
 */
export function emailRecipients(params: Attributes): Attributes {
	const recipients = {
		cc_emails: addressesOf(params.cc_emails),
		bcc_emails: addressesOf(params.bcc_emails),
		to_emails: addressesOf(params.to_emails),
	};
	const isValid = Object.values(recipients)
		.flat()
		.every((text) => address.test(text));
	if (!isValid) throw new MessageProblem('Invalid email address');
	return recipients;
}
