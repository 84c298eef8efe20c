import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../shared';
import type { OptOutList } from '../consents';
import type { Callback } from './events';

// The words by which Sinch itself recognises an opt-out and an opt-in, in English, Spanish and Portuguese (Sinch community, "Can I
// customize opt-in and opt-out keywords for use with consent"), those that carriers in the US and Canada require (CTIA, Messaging
// Principles and Best Practices), and those that the law in the US names (47 CFR 64.1200(a)(10): revoke, opt out). docs/sinch.md lists
// all of them.
const STOP = 'STOP|UNSUBSCRIBE|DETENER|SALIR|PARAR|CANCELAR|STOPALL|STOP ALL|CANCEL|END|QUIT|REVOKE|OPT[ -]?OUT';
const START = 'START|SUBSCRIBE|VOLVER|RECIBIR|VOLTAR|RECEBER|UNSTOP|OPT[ -]?IN';
const MARKETING = 'MARKETING';
const NOTIFICATION = 'NOTIFICATION|NOTIFICACIÓN|NOTIFICACION|NOTIFICAÇÃO|NOTIFICACAO';

const WORDS = new RegExp(`^(?:(${STOP})|(?:${START}))(?: (?:(${MARKETING})|(${NOTIFICATION})))?$`);
// Such as OptOut_Marketing_EN, which a button sends back.
const CODE = /^OPT(OUT|IN)_(ALL|MARKETING|NOTIFICATION)_[A-Z]{2}$/;

/** What a person says about being written to: `consent`, and the opt-out list that is meant. */
export interface Consent {
	consent: 'optedIn' | 'optedOut';
	consentList?: OptOutList;
}

/**
 * The opt-out or opt-in in a text that a person wrote; undefined for any other text. The text has to be the word alone, as Sinch
 * compares it too; capitals, blanks around it and punctuation behind it do not matter.
 */
export function consentInText(text: unknown): Consent | undefined {
	const plain = toText(text)
		.trim()
		.toUpperCase()
		.replace(/\s+/g, ' ')
		.replace(/ ?[.!]+$/, '');
	const code = CODE.exec(plain);
	if (code)
		return { consent: code[1] === 'OUT' ? 'optedOut' : 'optedIn', consentList: `OPT_OUT_${code[2]}` as OptOutList };
	const words = WORDS.exec(plain);
	if (!words) return undefined;
	const [, stop, marketing, notification] = words;
	const consentList = marketing ? 'OPT_OUT_MARKETING' : notification ? 'OPT_OUT_NOTIFICATION' : 'OPT_OUT_ALL';
	return { consent: stop === undefined ? 'optedIn' : 'optedOut', consentList };
}

/**
 * The fields of an item that say that the person opted out or in: by the text or the button of a message to the app, or by an event
 * of Sinch, which does not tell the list. No fields for any other callback, and for an opt-out that failed.
 */
export function consentFields({ key, content }: Callback, { text, choice }: IDataObject): Partial<Consent> {
	if (/^message(?:_redaction)?$/.test(key) && content.direction !== 'TO_CONTACT')
		return consentInText(choice) ?? consentInText(text) ?? {};
	if (key === 'opt_out_notification' && content.status === 'OPT_OUT_SUCCEEDED') return { consent: 'optedOut' };
	if (key === 'opt_in_notification' && content.status === 'OPT_IN_SUCCEEDED') return { consent: 'optedIn' };
	return {};
}
