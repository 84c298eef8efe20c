import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** What one request sees of a credential: a copy of its own, as n8n writes a renewed token into it. */
export interface CredentialCopy {
	/** Throws what n8n throws when there is no such credential. */
	read: () => Promise<ICredentialDataDecryptedObject>;
	/** To be called when the request has ended. */
	settle: () => void;
}

type Read = (type: string) => Promise<ICredentialDataDecryptedObject>;

/**
 * The credentials of one run. n8n's helper loads them from the database and decrypts them for every request; here that is
 * done once, and once more after n8n has renewed a token.
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
		// Whoever asks the next time is to try again.
		loading.catch(() => this.known.delete(type));
		return await loading;
	}
}
