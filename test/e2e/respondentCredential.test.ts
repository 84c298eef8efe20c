import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { startOtherServer, type FixedAnswer } from './support/otherServer';
import { freePorts } from './support/ports';
import type { TestVerdict } from './support/rest';
import { useRespondentStage } from './support/respondentStage';

const stage = useRespondentStage('respondentCredential');

/** Presses "Test" in the credential's window after changing some of its values. */
async function testWith(changes: ICredentialDataDecryptedObject): Promise<TestVerdict> {
	const { credential, n8n } = stage;
	return await n8n.rest.testCredential({ ...credential, data: { ...credential.data, ...changes } });
}

async function testAgainst(answer: FixedAnswer): Promise<TestVerdict> {
	const server = await startOtherServer(answer);
	try {
		return await testWith({ baseUrl: server.url });
	} finally {
		await server.close();
	}
}

describe('Testing the Respondent credential in n8n', () => {
	it('accepts the right key and secret with one small read', async () => {
		expect(await testWith({})).toEqual({ status: 'OK', message: 'Connection successful!' });

		expect(stage.sandbox.requests).toHaveLength(1);
		expect(stage.sandbox.requests[0]).toMatchObject({
			route: 'GET /v1/messaging/conversations',
			rawQuery: 'pageSize=1',
			headers: { 'x-api-key': stage.sandbox.credentials.apiKey, 'x-api-secret': stage.sandbox.credentials.apiSecret },
		});
	});

	it('accepts an address that was copied with a path or a slash at its end', async () => {
		expect(await testWith({ baseUrl: ` ${stage.sandbox.url}/v1/ ` })).toMatchObject({ status: 'OK' });
	});

	it.each([
		['secret', { apiSecret: 'of-another-team' }],
		['key', { apiKey: 'of-another-team' }],
	])('says what to check when the %s is wrong, and does not repeat it', async (_what, changes) => {
		const verdict = await testWith(changes);

		expect(verdict).toEqual({
			status: 'Error',
			message:
				'Respondent refused the API key or the API secret. Check both, and that they were issued for the chosen environment.',
		});
		expect(JSON.stringify(verdict)).not.toContain('of-another-team');
	});

	it.each<[string, FixedAnswer]>([
		['that it has no such page', { status: 404, body: 'Not found' }],
		['with a web page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Hello</html>' }],
		['with other JSON', { status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"up"}' }],
		['with nothing', { status: 200 }],
	])('says what to check when the address answers %s', async (_how, answer) => {
		expect(await testAgainst(answer)).toEqual({
			status: 'Error',
			message:
				'This address does not answer like the Respondent API. Check the environment and the base URL, then the key and the secret.',
		});
	});

	it('does not carry key and secret to the address that a redirect names', async () => {
		const elsewhere = await startOtherServer({ status: 200, body: '{"results":[]}' });
		const verdict = await testAgainst({ status: 302, headers: { location: `${elsewhere.url}/v1` } });
		await elsewhere.close();

		expect(verdict.status).toBe('Error');
		expect(elsewhere.received).toEqual([]);
	});

	it('fails in words when nobody listens at the address', async () => {
		const [port = 0] = await freePorts(1);
		const verdict = await testWith({ baseUrl: `http://127.0.0.1:${port}` });

		expect(verdict.status).toBe('Error');
		expect(verdict.message).toMatch(/refused|connect/i);
	});

	it('fails in words when the address is none', async () => {
		const verdict = await testWith({ baseUrl: 'not an address' });

		expect(verdict).toMatchObject({ status: 'Error', message: expect.stringContaining('not an address') });
	});
});
