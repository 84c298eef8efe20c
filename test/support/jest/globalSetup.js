const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** The user folder of the run. */
const userFolder = { path: '' };

/**
 * Runs once, before the workers start; they inherit these variables. n8n-core reads them when it is loaded, and writes a
 * settings file into its user folder, which is otherwise the home folder. environment.js gives each worker a folder in it.
 */
module.exports = function globalSetup() {
	userFolder.path = mkdtempSync(join(tmpdir(), 'n8n-nodes-conversations-'));
	process.env.N8N_USER_FOLDER = userFolder.path;
	process.env.N8N_ENCRYPTION_KEY = 'only-for-tests';
	process.env.N8N_LOG_LEVEL = 'silent';
};

module.exports.userFolder = userFolder;
