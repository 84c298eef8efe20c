import type { INodeProperties } from 'n8n-workflow';

/**
 * Whether Chatwoot renders the Liquid of a message; `withMessage` reads it. Chatwoot v4.15.1 app/models/concerns/liquidable.rb: it
 * renders that of every outgoing message and of every note.
 */
export const renderLiquid: INodeProperties = {
	displayName: 'Render Liquid',
	name: 'renderLiquid',
	type: 'boolean',
	default: true,
	description:
		'Whether Chatwoot fills in its variables, e.g. {{contact.first_name}}, in the text and in template parameters. Without this option, braces arrive as they are written.',
};
