import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The package's folder: the root of the clone. */
export const root = resolve(__dirname, '../../..');

/** Logs and screenshots of the last run; ignored by git, kept by CI. */
export const artifacts = join(root, 'artifacts', 'e2e');

/** What is expensive to make and outlives the clone. */
export function cacheFolder(): string {
	const { N8N_CONVERSATIONS_CACHE, XDG_CACHE_HOME } = process.env;
	return N8N_CONVERSATIONS_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-conversations');
}
