import type { OperationHandler } from '../../server/types';
import type { ChatwootState } from '../state';

/** `2026-11-29 08:30:00`, in UTC. */
const plainTime = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

/**
 * Handler of the server's version, which anyone may ask for.
 *
 * Chatwoot v4.15.1 app/controllers/api_controller.rb
 */
export const versionHandlers: Record<string, OperationHandler<ChatwootState>> = {
	getServerVersion: (_call, { server, clock }) => ({
		status: 200,
		body: { version: server.version, timestamp: plainTime(clock()), queue_services: 'ok', data_services: 'ok' },
	}),
};
