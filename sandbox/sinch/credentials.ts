/** What a user needs to call the API of a project. */
export interface SinchCredentials {
	projectId: string;
	keyId: string;
	keySecret: string;
}

/** The credentials that the sandbox accepts. They are fictitious. */
export const sampleCredentials: SinchCredentials = {
	projectId: '5b2c7c1e-6a0f-4d8e-9f53-2a7d1c9e4b60',
	keyId: 'sandbox-sinch-key',
	keySecret: 'sandbox-sinch-secret',
};

/** True when an Authorization header is the Basic authentication of these credentials. */
export function isBasic(header: string | undefined, { keyId, keySecret }: SinchCredentials): boolean {
	return header === `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`;
}

/** The token of an Authorization header of the type Bearer; undefined for any other header. */
export function bearerOf(header: string | undefined): string | undefined {
	return /^Bearer (.+)$/i.exec(header ?? '')?.[1];
}
