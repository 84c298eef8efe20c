import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core reads these when it is loaded and writes a settings file into its user folder, which is otherwise the home folder.
// Jest runs this file before each test file, so every test file gets a throw-away folder.
const userFolder = mkdtempSync(join(tmpdir(), 'n8n-nodes-conversations-'));
process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'only-for-tests';
process.env.N8N_LOG_LEVEL = 'silent';

afterAll(() => {
	rmSync(userFolder, { recursive: true, force: true });
});
