import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core reads these variables when it is loaded, and writes a settings file into its user folder. The program imports
// this file first, so that the user folder is a temporary one and not the home folder.
const userFolder = mkdtempSync(join(tmpdir(), 'n8n-nodes-conversations-'));
process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'only-for-the-demo';
process.env.N8N_LOG_LEVEL = 'silent';

process.once('exit', () => rmSync(userFolder, { recursive: true, force: true }));
