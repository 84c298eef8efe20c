import type { INodePropertyOptions } from 'n8n-workflow';

/** The channels of the Conversation API, sorted by name. */
export const channels: INodePropertyOptions[] = [
	{ name: 'Apple Messages for Business', value: 'APPLEBC' },
	{ name: 'Instagram', value: 'INSTAGRAM' },
	{ name: 'KakaoTalk', value: 'KAKAOTALK' },
	{ name: 'KakaoTalk Chat', value: 'KAKAOTALKCHAT' },
	{ name: 'LINE', value: 'LINE' },
	{ name: 'Messenger', value: 'MESSENGER' },
	{ name: 'MMS', value: 'MMS' },
	{ name: 'RCS', value: 'RCS' },
	{ name: 'SMS', value: 'SMS' },
	{ name: 'Telegram', value: 'TELEGRAM' },
	{ name: 'Viber Business', value: 'VIBERBM' },
	{ name: 'WeChat', value: 'WECHAT' },
	{ name: 'WhatsApp', value: 'WHATSAPP' },
];
