/** What a user needs to call the APIs of an account. */
export interface ChatwootCredentials {
	accountId: string;
	/** Access token of an administrator. */
	accessToken: string;
	/** Access token of an agent. */
	agentToken: string;
	/** Access token of an administrator of another account. */
	outsiderToken: string;
	/** Access token of an agent bot. */
	botToken: string;
	/** Identifier of the API inbox in the paths of the public API. */
	inboxIdentifier: string;
	/** Secret of the API inbox that signs contact identifiers. */
	hmacToken: string;
}

/** The credentials that the sandbox accepts. They are fictitious. */
export const sampleCredentials: ChatwootCredentials = {
	accountId: '1',
	accessToken: 'sandbox-chatwoot-token',
	agentToken: 'sandbox-chatwoot-agent-token',
	outsiderToken: 'sandbox-chatwoot-outsider-token',
	botToken: 'sandbox-chatwoot-bot-token',
	inboxIdentifier: 'sandbox-inbox-token',
	hmacToken: 'sandbox-hmac-token',
};
