import { startServer, type ServerState } from '../server';

/** What the server is told: to begin anew, or to tell how many requests came since then. */
export type ServerOrder = { reset: ServerState } | { count: true };

/** What it answers. */
export type ServerReport = { url: string } | { count: number };

void startServer().then((server) => {
	process.on('message', (order: ServerOrder) => {
		if ('reset' in order) server.reset(order.reset);
		process.send?.({ count: server.count() } satisfies ServerReport);
	});
	process.on('disconnect', () => process.exit());
	process.send?.({ url: server.url } satisfies ServerReport);
});
