import { rateLimiterFor } from '../../../../nodes/shared/http/rateLimiters';
import type { Service } from '../../../../nodes/shared/operation/service';
import { accessOpener } from '../../../../nodes/shared/run/openConnection';
import { sourceWith } from '../fakes';

const service: Service = {
	name: 'Acme',
	credentialType: 'acmeApi',
	resources: [],
	secrets: [],
	baseUrl: () => 'https://acme.example',
};

describe('accessOpener', () => {
	it('lets runs of one credential share the rate limiter, also after a time in which one of them has sent nothing', async () => {
		const { connection } = await accessOpener(sourceWith(1), undefined, service)(0);
		const before = connection.rateLimiter;
		rateLimiterFor('another credential', Date.now());
		const { connection: later } = await accessOpener(sourceWith(1), undefined, service)(0);
		expect(later.rateLimiter).not.toBe(before);
		expect(connection.rateLimiter).toBe(later.rateLimiter);
	});
});
