const e2e = require('./jest.e2e.config');

/**
 * The packed package in n8n's queue mode: Redis, PostgreSQL, a main process, two webhook processors and two workers, for each test file.
 * @type {import('jest').Config}
 */
module.exports = { ...e2e, testMatch: ['<rootDir>/test/queue/**/*.test.ts'] };
