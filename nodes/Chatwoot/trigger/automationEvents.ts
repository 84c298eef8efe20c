import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../shared';

/**
 * The events of automation rules and macros, by the API's names.
 *
 * Chatwoot v4.15.1 app/services/automation_rules/action_service.rb:38, app/services/macros/execution_service.rb
 */
export const automationEvents = [
	'automation_event.conversation_created',
	'automation_event.conversation_opened',
	'automation_event.conversation_resolved',
	'automation_event.conversation_updated',
	'automation_event.message_created',
	'macro.executed',
];

/** Whether an automation rule or a macro sent this event. Its fields are those of the conversation. */
export function isOfAutomation(event: IDataObject): boolean {
	const name = toText(event.event);
	return name.startsWith('automation_event.') || name === 'macro.executed';
}
