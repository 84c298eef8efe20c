import { startServer, type ServerState } from '../server';

/** A message to the server process: reset, or give the number of requests since the last reset. */
export type ServerCommand = { reset: ServerState } | { count: true };

/** The messages of the server process: its URL when it has started, then one answer per command. */
export type ServerAnswer = { url: string } | { count: number };

void startServer().then((server) => {
	process.on('message', (command: ServerCommand) => {
		if ('reset' in command) server.reset(command.reset);
		process.send?.({ count: server.count() } satisfies ServerAnswer);
	});
	process.on('disconnect', () => process.exit());
	process.send?.({ url: server.url } satisfies ServerAnswer);
});
