import { createServer, type AddressInfo } from 'node:net';

/** Gives so many different ports that were free on loopback a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = Array.from({ length: count }, () => createServer());
	try {
		return await Promise.all(
			servers.map(
				async (server) =>
					await new Promise<number>((resolve, reject) => {
						server.once('error', reject);
						server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
					}),
			),
		);
	} finally {
		for (const server of servers) server.close();
	}
}
