/** The display names of the four action nodes. */
export const serviceNames = ['Respondent', 'Chatwoot', 'Chatwoot Client', 'Sinch Conversation'] as const;

export type ServiceName = (typeof serviceNames)[number];
