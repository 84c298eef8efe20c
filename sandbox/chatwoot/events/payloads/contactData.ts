import type { ContactRecord } from '../../store/records';
import type { ViewState } from '../../views/viewState';
import { accountData } from './accountData';

/**
 * A contact in events about contacts, and as the author of a message.
 *
 * Chatwoot v4.15.1 app/models/contact.rb, webhook_data; seen on Chatwoot 4.15.1
 */
export function contactData(state: Pick<ViewState, 'store'>, contact: ContactRecord) {
	const { id, name, email, phoneNumber, identifier, blocked, additionalAttributes, customAttributes } = contact;
	return {
		account: accountData(state),
		additional_attributes: additionalAttributes,
		avatar: '',
		blocked,
		custom_attributes: customAttributes,
		email,
		id,
		identifier,
		name,
		phone_number: phoneNumber,
		thumbnail: '',
	};
}
