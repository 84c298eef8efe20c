import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { version } from '../package.json';
import { tagFaults } from './tagFaults';

const [tag = ''] = process.argv.slice(2);
const changelog = readFileSync(join(__dirname, '..', 'CHANGELOG.md'), 'utf8');
const faults = tagFaults(tag, version, changelog);

console.log(faults.length === 0 ? `✔ ${tag} can be published` : faults.map((fault) => `✖ ${fault}`).join('\n'));
if (faults.length > 0) process.exitCode = 1;
