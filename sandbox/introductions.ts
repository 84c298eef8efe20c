import type { ChatwootSandbox, RespondentSandbox, SinchSandbox } from './index';

/** The number of records of each kind, e.g. `3 projects, 60 screener responses`. */
function dataLine(counts: Record<string, readonly unknown[]>): string {
	const amounts = Object.entries(counts).map(([name, { length }]) => `${length} ${name}`);
	return `  Data: ${amounts.join(', ')} (in memory only)`;
}

/** The control requests of every sandbox. `deliver` is an example of the body of a deliver request. */
function controlLines(url: string, deliver: string): string[] {
	return [
		`  Control requests, below ${url}/__sandbox:`,
		'    POST /reset                  Restore the sample data, and clear faults, quirks and the log',
		'    POST, DELETE /faults         Add a fault, e.g. {"kind": "429"}; remove all faults',
		'    PATCH /quirks                Change how the API behaves',
		`    POST /deliver                Let a person write a message, e.g. ${deliver}`,
		'    PATCH /mishaps               Duplicate, delay or reorder the events to webhooks',
		'    GET /requests, /deliveries   The log of requests; the log of events to webhooks',
		'    GET /violations              Requests that the contract does not describe, and defects of the sandbox',
		'    GET /summary                 Counts of records, requests, faults and violations',
	];
}

/** How to use a running Respondent sandbox from n8n and from a terminal. */
export function respondentIntroduction({ url, credentials, store }: RespondentSandbox): string {
	const { projects, screenerResponses, conversations, messages } = store;
	return [
		`Respondent sandbox on ${url}`,
		'',
		'  In n8n: new credential "Respondent API"',
		'    Environment   Custom URL',
		`    Base URL      ${url}`,
		`    API Key       ${credentials.apiKey}`,
		`    API Secret    ${credentials.apiSecret}`,
		'',
		dataLine({ projects, 'screener responses': screenerResponses, conversations, messages }),
		...projects.map(({ id, publicTitle, projectStatus }) => `    ${id}  ${projectStatus.padEnd(5)}  ${publicTitle}`),
		'',
		`  Try: curl -H 'x-api-key: ${credentials.apiKey}' -H 'x-api-secret: ${credentials.apiSecret}' \\`,
		`         '${url}/v1/messaging/conversations?pageSize=1'`,
		'',
		...controlLines(url, '{"participantSays": {"conversationUid": "…", "text": "Hello"}}'),
	].join('\n');
}

/** The access tokens of a Chatwoot sandbox, in the form that players of recorded requests take. */
export function chatwootTokens({ credentials }: ChatwootSandbox) {
	const { accountId, accessToken, agentToken, outsiderToken } = credentials;
	return { account: Number(accountId), admin: accessToken, agent: agentToken, outsider: outsiderToken };
}

/** How to use a running Chatwoot sandbox from n8n and from a terminal. */
export function chatwootIntroduction(sandbox: ChatwootSandbox): string {
	const { url, credentials, store } = sandbox;
	const { inboxes, contacts, conversations, messages } = store;
	const client = [
		'  or "Chatwoot Client API"',
		`    Base URL          ${url}`,
		`    Inbox Identifier  ${credentials.inboxIdentifier}`,
		`    HMAC Token        ${credentials.hmacToken}`,
	];
	const hasClientInbox = inboxes.some(({ identifier }) => identifier === credentials.inboxIdentifier);
	return [
		`Chatwoot sandbox on ${url}`,
		'',
		'  In n8n: new credential "Chatwoot API"',
		`    Base URL          ${url}`,
		`    Account ID        ${credentials.accountId}`,
		`    Access Token      ${credentials.accessToken}`,
		...(hasClientInbox ? client : []),
		'',
		'  Access tokens',
		`    Administrator     ${credentials.accessToken}`,
		`    Agent             ${credentials.agentToken}`,
		`    Other account     ${credentials.outsiderToken}`,
		`    All as JSON       ${JSON.stringify(chatwootTokens(sandbox))}`,
		'',
		dataLine({ inboxes, contacts, conversations, messages }),
		...inboxes.map(({ id, name, channelType }) => `    inbox ${id}  ${channelType.padEnd(18)}  ${name}`),
		'',
		`  Try: curl -H 'api_access_token: ${credentials.accessToken}' '${url}/api/v1/accounts/${credentials.accountId}/inboxes'`,
		'',
		...controlLines(url, '{"conversationId": 1, "text": "Hello"}'),
		'    POST /messages, /contacts    Import messages with older times; import contacts that share one time',
		'    POST /inboxes                Add a WhatsApp, an email, an SMS and a LINE inbox',
		'    GET /delivered               What reached the customers of these inboxes',
		'    POST /refusals, /report      Let the API behind an inbox refuse a message; report what became of one',
	].join('\n');
}

/** How to use a running Sinch sandbox from n8n and from a terminal. */
export function sinchIntroduction({ url, tokenUrl, credentials, store }: SinchSandbox): string {
	const { apps, contacts, conversations, messages } = store;
	return [
		`Sinch Conversation sandbox on ${url}`,
		'',
		'  In n8n: new credential "Sinch Conversation API"',
		`    Project ID      ${credentials.projectId}`,
		'    Region          Custom URL',
		`    Base URL        ${url}`,
		`    Key ID          ${credentials.keyId}`,
		`    Key Secret      ${credentials.keySecret}`,
		`    Token URL       ${tokenUrl}`,
		'',
		dataLine({ apps, contacts, conversations, messages }),
		...apps.map(({ id, display_name, processing_mode }) => `    ${id}  ${processing_mode.padEnd(12)}  ${display_name}`),
		'',
		`  Try: curl -u '${credentials.keyId}:${credentials.keySecret}' '${url}/v1/projects/${credentials.projectId}/apps'`,
		'',
		...controlLines(url, `{"appId": "${apps[0]?.id ?? '…'}", "from": "+15550101000", "text": "Hello"}`),
	].join('\n');
}
