import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { unresolvedReferences } from '../../sandbox/server/references';

const folder = join(__dirname, '../../sandbox/contracts');
const contracts = readdirSync(folder).filter((name) => name.endsWith('.openapi.yaml'));

it('there are contracts to check', () => {
	expect(contracts.length).toBeGreaterThan(0);
});

it.each(contracts)('every $ref of %s resolves', (name) => {
	const text = readFileSync(join(folder, name), 'utf8');
	expect(text).toContain('$ref');
	const unresolved = unresolvedReferences(parse(text));
	expect(unresolved.map(({ pointer, ref, reason }) => `${name}${pointer}: ${ref} (${reason})`)).toEqual([]);
});
