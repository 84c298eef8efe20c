import { join } from 'node:path';
import type { Host } from './host';

export interface Ports {
	/** Web interface, REST and webhooks. */
	http: number;
	/** Task broker, which every n8n process has. */
	broker: number;
}

// What a test must not inherit: another n8n's settings, and options that are meant for the Node that runs the tests.
const INHERITED = /^(?!N8N_|DB_|EXECUTIONS_|QUEUE_|NODE_|JEST_|npm_|https?_proxy|all_proxy)/i;

/** The environment of an n8n of one's own: everything in `userFolder`, on loopback, with nothing asked for outside. */
export function n8nEnvironment(host: Host, userFolder: string, ports: Ports): NodeJS.ProcessEnv {
	return {
		...Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name))),
		PATH: host.path,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'only-for-tests',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(ports.http),
		N8N_RUNNERS_BROKER_PORT: String(ports.broker),
		N8N_SECURE_COOKIE: 'false',
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder(userFolder),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		...disabledModules(host.version),
		N8N_PYTHON_ENABLED: 'false',
		GENERIC_TIMEZONE: 'UTC',
		// The command line prints a run's result through the logger, at this level.
		N8N_LOG_LEVEL: 'info',
		NO_COLOR: '1',
	};
}

// Modules that look things up outside. n8n does not start when it is to disable one that it does not have.
function disabledModules(version: string): NodeJS.ProcessEnv {
	const known = ['mcp-registry', 'instance-ai', 'chat-hub', 'insights'];
	if (version.startsWith('2.8.')) return {};
	const modules = version === '2.35.7' ? known : [...known, 'agents'];
	return { N8N_DISABLED_MODULES: modules.join(',') };
}

/** The only folder from which workflows may read files. */
export function filesFolder(userFolder: string): string {
	return join(userFolder, 'files');
}
