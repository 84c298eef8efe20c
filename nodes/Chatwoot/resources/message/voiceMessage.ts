import type { INodeProperties } from 'n8n-workflow';
import { inBody } from '../../../shared';

/**
 * Marks the audio files of a message. Chatwoot v4.15.1 app/services/whatsapp/providers/whatsapp_cloud_service.rb:142-167 sends an
 * Ogg file that is marked as a voice note.
 */
export const voiceMessage: INodeProperties = {
	displayName: 'Voice Message',
	name: 'voiceMessage',
	type: 'boolean',
	default: true,
	description:
		'Whether WhatsApp shows the audio file as a voice message. For Ogg files (audio/ogg) in WhatsApp Cloud inboxes.',
	...inBody('is_voice_message'),
};
