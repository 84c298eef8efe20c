import type { IDataObject } from 'n8n-workflow';

/** True for an inbox of Twilio, SMS or WhatsApp. */
export function isTwilio({ channel_type: type }: IDataObject): boolean {
	return type === 'Channel::TwilioSms';
}

/** True for WhatsApp Cloud, 360dialog, and WhatsApp over Twilio. */
export function isWhatsApp(inbox: IDataObject): boolean {
	return inbox.channel_type === 'Channel::Whatsapp' || (isTwilio(inbox) && inbox.medium === 'whatsapp');
}
