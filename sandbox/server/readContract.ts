import { readFileSync } from 'node:fs';
import type { Document } from 'openapi-backend';
import { parse } from 'yaml';
import { unresolvedReferences } from './references';

/** Reads a contract. Throws when a `$ref` does not resolve, because openapi-backend would then skip validation. */
export function readContract(file: string): Document {
	const document: unknown = parse(readFileSync(file, 'utf8'));
	const unresolved = unresolvedReferences(document);
	if (unresolved.length > 0) {
		const lines = unresolved.map(({ pointer, ref, reason }) => `\n- ${ref} at ${pointer}: ${reason}`);
		throw new Error(`References of the contract ${file} do not resolve:${lines.join('')}`);
	}
	return document as Document;
}
