import type { INodeProperties } from 'n8n-workflow';

/** A yellow box among the fields of an operation. For what a person has to know before the first run: tooltips are read too late. */
export function notice(name: string, text: string): INodeProperties {
	return { displayName: text, name, type: 'notice', default: '' };
}

/** For operations that delete or merge for good. */
export const cannotBeUndone = notice('undoneNotice', 'This cannot be undone.');

/** For operations that make the service pay somebody. */
export const paysNotice = notice('paysNotice', 'This pays people. A payment cannot be taken back.');

/** For operations that create a conversation: n8n's editor runs earlier nodes again when their parameters have changed. */
export function createsEachRun(instead: string): INodeProperties {
	return notice(
		'eachRunNotice',
		`Each run creates a new conversation, also each run while you build the workflow. ${instead}`,
	);
}

/** WhatsApp's customer service window: https://developers.facebook.com/docs/whatsapp/pricing#customer-service-windows */
export const whatsAppWindowHint = '24 hours after a person last wrote, WhatsApp needs a template.';
