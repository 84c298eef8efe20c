const { rmSync } = require('node:fs');
const { userFolder } = require('./globalSetup');

/** Removes what globalSetup.js made. */
module.exports = function globalTeardown() {
	rmSync(userFolder.path, { recursive: true, force: true });
};
