import { DATABASE } from './stores';

/** What an n8n process of queue mode can be. */
export type Role = 'main' | 'webhook' | 'worker';

/** Where the parts of a set-up reach each other. */
export interface Places {
	redis: { host: string; port: number };
	postgres: { host: string; port: number; password: string };
	/** The address under which services and people reach n8n: that of the proxy. */
	publicUrl: string;
}

/**
 * The settings that all n8n processes of a set-up share, beside N8N_ENCRYPTION_KEY. The compose file in examples/docker gives the same
 * ones to its containers; a contract test compares them.
 */
export function queueSettings({ redis, postgres, publicUrl }: Places): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: postgres.host,
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: DATABASE.name,
		DB_POSTGRESDB_USER: DATABASE.user,
		DB_POSTGRESDB_PASSWORD: postgres.password,
		// Files that one process writes and another one reads: they cannot lie in a folder of one process.
		N8N_DEFAULT_BINARY_DATA_MODE: 'database',
		// Runs that somebody starts in the editor, too; n8n 3 knows nothing else.
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_PROXY_HOPS: '1',
		N8N_WEBHOOK_URL: `${publicUrl}/`,
	};
}

/** What a process of one kind has beside the shared settings. */
export const roleSettings: Record<Role, Record<string, string>> = {
	// The webhook processors take the deliveries.
	main: { N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true' },
	webhook: {},
	worker: { QUEUE_HEALTH_CHECK_ACTIVE: 'true' },
};

/** The paths that a proxy sends to the webhook processors; everything else goes to the main process. */
export const WEBHOOK_PATHS = ['/webhook/', '/webhook-waiting/', '/form/', '/form-waiting/', '/mcp/'];
