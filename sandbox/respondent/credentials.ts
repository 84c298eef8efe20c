/** What a user needs to call the API. */
export interface RespondentCredentials {
	apiKey: string;
	apiSecret: string;
}

/** The credentials that the sandbox accepts. They are fictitious. */
export const sampleCredentials: RespondentCredentials = {
	apiKey: 'sandbox-respondent-key',
	apiSecret: 'sandbox-respondent-secret',
};
