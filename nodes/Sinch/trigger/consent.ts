import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../shared';
import type { OptOutList } from '../consents';
import type { Callback } from './events';

// The words by which Sinch itself recognises an opt-out and an opt-in, in English, Spanish and Portuguese (Sinch community, "Can I
// customize opt-in and opt-out keywords for use with consent"), those that carriers in the US and Canada require (CTIA, Messaging
// Principles and Best Practices), and those that the law in the US names (47 CFR 64.1200(a)(10): revoke, opt out). docs/sinch.md lists
// all of them.
// The words that always mean an opt-out or opt-in. CANCEL, VOLVER (back) and the like also stand on buttons for other things.
const STOP_ALONE = 'STOP|STOPALL|STOP ALL|UNSUBSCRIBE|DETENER|PARAR|OPT[ -]?OUT';
const START_ALONE = 'UNSTOP|OPT[ -]?IN';
const STOP = `${STOP_ALONE}|SALIR|CANCELAR|CANCEL|END|QUIT|REVOKE`;
const START = `${START_ALONE}|START|SUBSCRIBE|VOLVER|RECIBIR|VOLTAR|RECEBER`;
const MARKETING = 'MARKETING';
const NOTIFICATION = 'NOTIFICATION|NOTIFICACIÓN|NOTIFICACION|NOTIFICAÇÃO|NOTIFICACAO';

const wordsOf = (stop: string, start: string) =>
	new RegExp(`^(?:(${stop})|(?:${start}))(?: (?:(${MARKETING})|(${NOTIFICATION})))?$`);
const WORDS = wordsOf(STOP, START);
const WORDS_OF_BUTTONS = wordsOf(STOP_ALONE, START_ALONE);
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
	return consentIn(text, WORDS);
}

// A button without a value of its own sends back "message_id_{text, title}" (@sinch/conversation, Choice.postback_data): the ID of the
// message, which is a ULID, and the title of the button.
const MESSAGE_ID = /^[0-9A-HJKMNP-TV-Z]{26}_/i;

/**
 * The opt-out or opt-in in the value that a button sends back, which may be its title; undefined for any other value. It takes fewer
 * words than consentInText: buttons of the user's own send back CANCEL or START when they mean an appointment or a survey.
 */
export function consentInChoice(value: unknown): Consent | undefined {
	return consentIn(toText(value).trim().replace(MESSAGE_ID, ''), WORDS_OF_BUTTONS);
}

function consentIn(text: unknown, known: RegExp): Consent | undefined {
	const plain = toText(text)
		.trim()
		.toUpperCase()
		.replace(/\s+/g, ' ')
		.replace(/ ?[.!]+$/, '');
	const code = CODE.exec(plain);
	if (code)
		return { consent: code[1] === 'OUT' ? 'optedOut' : 'optedIn', consentList: `OPT_OUT_${code[2]}` as OptOutList };
	const words = known.exec(plain);
	if (!words) return undefined;
	const [, stop, marketing, notification] = words;
	const consentList = marketing ? 'OPT_OUT_MARKETING' : notification ? 'OPT_OUT_NOTIFICATION' : 'OPT_OUT_ALL';
	return { consent: stop === undefined ? 'optedIn' : 'optedOut', consentList };
}

/**
 * The fields of an item that say that the person opted out or in: by the text of a message to the app, by what a button sends back
 * (`choice`), or by an event of Sinch, which does not tell the list. No fields for any other callback, and for an opt-out that failed.
 */
export function consentFields({ key, content }: Callback, { text, choice }: IDataObject): Partial<Consent> {
	if (/^message(?:_redaction)?$/.test(key) && content.direction !== 'TO_CONTACT')
		// The text of an answer by a button is the value that the button sends back.
		return (choice === null ? consentInText(text) : consentInChoice(choice)) ?? {};
	if (key === 'opt_out_notification' && content.status === 'OPT_OUT_SUCCEEDED') return { consent: 'optedOut' };
	if (key === 'opt_in_notification' && content.status === 'OPT_IN_SUCCEEDED') return { consent: 'optedIn' };
	return {};
}
