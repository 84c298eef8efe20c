import { displayValue, InvalidInput, textField, toText, type Row } from '../../../shared';
import { loadAuditRecords } from '../../consents';
import { consentsOutput } from '../../outputs';
import { toIdentityOfAnyChannel } from '../../phone';
import { defineOperation, routes } from '../../routes';
import { appId } from '../fields';

const consentIdentity = textField(
	'Phone Number or ID',
	'consentIdentity',
	'Whom to look up: a phone number, the ID that the channel gave to the person, or the ID of a contact. Look up the phone numbers of a contact, too: an opt-out by STOP is kept for the number.',
	{ required: true, placeholder: 'e.g. +46701234567', hint: 'A phone number needs + and its country code' },
);

/** Throws an InvalidInput for a wrong phone number, and for a text that is no ID of a channel or a contact. */
function toConsentIdentity(value: unknown): string {
	const identity = toIdentityOfAnyChannel(value);
	if (/^[\w.:@=+~-]{1,200}$/.test(identity)) return identity;
	throw new InvalidInput(
		`is ${displayValue(toText(value))}, which is no phone number and no ID`,
		'Write a number with + and the country code, e.g. +46701234567.',
	);
}

export const getConsents = defineOperation({
	option: {
		name: 'Get Consents',
		value: 'getConsents',
		action: 'Get the consents of a contact',
		description:
			'Get what a person has opted out of in an app, with the history. Nobody has opted out in an app without consent management. Only reads.',
	},
	route: routes.getConsents,
	path: { app_id: appId, identity: consentIdentity },
	convert: { consentIdentity: toConsentIdentity },
	run: async (row: Row) => {
		const identity = row.call.path.identity ?? '';
		return { identity: { identity }, audit_records: await loadAuditRecords(row, row.call.path.app_id, identity) };
	},
	output: consentsOutput,
});
