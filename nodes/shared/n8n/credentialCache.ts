import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** One request's copy of a credential: n8n writes a renewed token into it. */
export interface CredentialCopy {
	/** Throws n8n's error when there is no such credential. */
	read: () => Promise<ICredentialDataDecryptedObject>;
	/** Called when the request has ended: after a renewed token the next request loads the credential again. */
	settle: () => void;
}

type Read = (type: string) => Promise<ICredentialDataDecryptedObject>;

/**
 * The credentials of one run. n8n's helper would load and decrypt them for every request. The cache loads them once, and again
 * after n8n has renewed a token.
 */
export class CredentialCache {
	private readonly known = new Map<string, Promise<ICredentialDataDecryptedObject>>();

	/** @param source n8n's own access to credentials */
	constructor(private readonly source: { getCredentials: Read }) {}

	/** A copy for one request. */
	copyOf(type: string): CredentialCopy {
		let original: ICredentialDataDecryptedObject = {};
		let copy: ICredentialDataDecryptedObject = {};
		return {
			read: async () => {
				original = await this.load(type);
				copy = { ...original };
				return copy;
			},
			settle: () => {
				for (const name in copy) if (copy[name] !== original[name]) this.known.delete(type);
			},
		};
	}

	private async load(type: string): Promise<ICredentialDataDecryptedObject> {
		const known = this.known.get(type);
		if (known) return await known;
		const loading = this.source.getCredentials(type);
		this.known.set(type, loading);
		// A failed load is not cached.
		loading.catch(() => this.known.delete(type));
		return await loading;
	}
}
