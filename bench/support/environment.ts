import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core reads these when it is loaded, and writes a settings file into its user folder, which is otherwise the home
// folder. So this file is imported first, and only by programs of their own.
const userFolder = mkdtempSync(join(tmpdir(), 'n8n-nodes-conversations-'));
process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'only-for-the-bench';
// Not 'silent', under which n8n still puts together every line that it then does not write.
process.env.N8N_LOG_LEVEL = 'error';

process.once('exit', () => rmSync(userFolder, { recursive: true, force: true }));
