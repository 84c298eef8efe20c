// Prints what n8n's scanner says of the package in a folder, as JSON: node scan.mjs <folder> sources|published
import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

const [folder, kind] = process.argv.slice(2);
// What n8n looks at of a repository, and of what npm gives out.
const patterns = { sources: SOURCE_FILE_PATTERNS, published: ['**/*.js', 'package.json'] };

const { passed, message, details } = await analyzePackage(folder, patterns[kind]);
console.log(JSON.stringify({ passed, message, details }));
