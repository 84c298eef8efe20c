import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cachedInstall } from '../cachedInstall';
import { run } from '../run';
import type { Check } from './check';

type Kind = 'published' | 'sources';

interface Verdict {
	passed: boolean;
	message?: string;
	details?: string;
}

/** What a repository of a community package has that n8n looks at. */
const sources = ['package.json', 'README.md', 'LICENSE', 'index.js', 'nodes', 'credentials'];

/** One run of n8n's scanner over a folder. Throws when the scanner itself fails. */
async function scan(folder: string, kind: Kind): Promise<Verdict> {
	const install = await cachedInstall('scan', join(__dirname, '..', 'scan'));
	const { code, output } = await run(process.execPath, [join(install, 'scan.mjs'), folder, kind], folder);
	if (code !== 0) throw new Error(`n8n's scanner ended with ${code}:\n${output}`);
	return JSON.parse(output) as Verdict;
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-scan-'));
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function checkOf(what: string, { details, message, passed }: Verdict): Check {
	return {
		what,
		figure: passed ? 'passed' : 'refused',
		toChange: passed ? [] : [details ?? message ?? 'no reason given'],
	};
}

/** What n8n's scanner of community packages says of the sources in `root`. */
export async function sourceScan(root: string): Promise<Check> {
	return await inTemporaryFolder(async (stage) => {
		for (const name of sources) await cp(join(root, name), join(stage, name), { recursive: true });
		return checkOf("n8n's scanner on the sources", await scan(stage, 'sources'));
	});
}

/** What it says of an unpacked package. */
export async function publishedScan(folder: string): Promise<Check> {
	return checkOf("n8n's scanner on the unpacked package", await scan(folder, 'published'));
}

/** That the scanner does find what must not be, in code and in package.json; otherwise its silence means nothing. */
export async function scannerWorks(): Promise<Check> {
	const { details = '', passed } = await inTemporaryFolder(async (folder) => {
		await mkdir(join(folder, 'dist'));
		await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'not-a-node', overrides: {} }));
		await writeFile(
			join(folder, 'dist', 'bad.js'),
			"module.exports = require('node:fs').readFileSync(process.env.HOME);\n",
		);
		return await scan(folder, 'published');
	});
	const rules = ['no-restricted-imports', 'no-restricted-globals', 'package-name-convention', 'no-overrides-field'];
	const silent = rules.filter((rule) => passed || !details.includes(rule));
	return {
		what: "n8n's scanner on a package made to be refused",
		figure: silent.length === 0 ? 'refused, as it should be' : 'let through',
		toChange: silent.map((rule) => `tools/scan: its rule ${rule} found nothing, so the scans prove nothing`),
	};
}
