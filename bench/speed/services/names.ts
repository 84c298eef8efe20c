/** The action nodes, by the names that users read. */
export const serviceNames = ['Respondent', 'Chatwoot', 'Chatwoot Client', 'Sinch Conversation'] as const;

export type ServiceName = (typeof serviceNames)[number];
