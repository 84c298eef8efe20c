import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { fromRow, sheetOf } from '../rowSafety/sheet';

useExpressionEngine();
const harness = useRespondent();

const anyCertificate = { requestOptions: { allowUnauthorizedCerts: true } };
const open: Array<() => void> = [];
afterEach(() => {
	for (const close of open.splice(0)) close();
});

/** Gives the port of a server that is closed after the test. */
async function portOf(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	open.push(() => server.close());
	const { port } = server.address() as AddressInfo;
	return port;
}

async function identity() {
	const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
	return { key, cert };
}

/** Sends one row over TLS to a port. Gives the item of the failed row. */
async function sendTo(port: number, parameters = {}) {
	Object.assign(harness.setup.credentials.respondentApi ?? {}, { baseUrl: `https://127.0.0.1:${port}` });
	const settings = { onError: 'continueRegularOutput' as const };
	const sheet = sheetOf(harness.sandbox, 1);
	const { items } = await harness.run('message:send', { ...fromRow, ...parameters }, sheet, settings);
	return items[0]?.json;
}

const notSent = {
	error: expect.stringMatching(/^Respondent could not be reached/) as unknown,
	status: 'failed',
	mayHaveBeenSent: false,
};

describe('A send over TLS', () => {
	it('was not sent when the certificate is not trusted', async () => {
		let requests = 0;
		const server = createHttpsServer(await identity(), () => requests++);
		expect(await sendTo(await portOf(server))).toMatchObject(notSent);
		expect(requests).toBe(0);
	});

	it('was not sent when the server does not speak TLS', async () => {
		const server = createHttpServer();
		expect(await sendTo(await portOf(server))).toMatchObject(notSent);
	});

	it('was not sent when the handshake fails', async () => {
		const otherKeys = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' } as const;
		const server = createHttpsServer({ ...(await identity()), ...otherKeys });
		expect(await sendTo(await portOf(server), anyCertificate)).toMatchObject(notSent);
	});

	it('may have been sent when the encryption breaks after the request has arrived', async () => {
		const clients: Socket[] = [];
		let requests = 0;
		const server = createHttpsServer(await identity(), () => {
			requests++;
			// A record of application data that nobody has encrypted.
			clients.at(-1)?.write(Buffer.from([0x17, 0x03, 0x03, 0x00, 0x20, ...Array<number>(32).fill(7)]));
		});
		const port = await portOf(server);
		open.push(() => server.closeAllConnections());
		const relay = createServer((client) => {
			clients.push(client);
			const onward = connect(port, '127.0.0.1');
			for (const socket of [client, onward]) socket.on('error', () => undefined);
			client.pipe(onward).pipe(client);
		});
		const item = await sendTo(await portOf(relay), anyCertificate);
		expect(requests).toBeGreaterThan(0);
		expect(item).toMatchObject({ status: 'failed', mayHaveBeenSent: true });
	});
});
