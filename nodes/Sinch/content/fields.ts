import type { INodeProperties } from 'n8n-workflow';
import { holdsAddressOrId, textField } from '../../shared';

/** The menu for the kind of an agent. */
export function agentTypeField(defaultType: 'BOT' | 'HUMAN', description: string): INodeProperties {
	return {
		displayName: 'Agent Type',
		name: 'agentType',
		type: 'options',
		default: defaultType,
		description,
		options: [
			{ name: 'Bot', value: 'BOT' },
			{ name: 'Human', value: 'HUMAN' },
		],
	};
}

/** The address of a picture or another file. */
export function mediaUrlField(description: string, example: string): INodeProperties {
	return textField('Media URL', 'mediaUrl', description, { placeholder: `e.g. ${example}`, ...holdsAddressOrId });
}

/** The text that comes back with a choice. */
export function postbackField(example: string): INodeProperties {
	return textField(
		'Value Sent Back',
		'postbackData',
		'Text that comes back to you when this is chosen, as postback data; the person does not see it',
		{ placeholder: `e.g. ${example}` },
	);
}
