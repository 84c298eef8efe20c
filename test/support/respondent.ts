import { RespondentApi } from '../../credentials/RespondentApi.credentials';
import { Respondent } from '../../nodes/Respondent/Respondent.node.ts';
import { respondent } from '../../nodes/Respondent/service';
import { startRespondent, type RespondentSandbox } from '../../sandbox';
import { useHarness, type ServiceFixture, type Harness } from './harness';

/** The Respondent node, its credential and its sandbox. */
export const respondentFixture: ServiceFixture<RespondentSandbox> = {
	service: respondent,
	newNode: () => new Respondent(),
	credentialType: new RespondentApi(),
	start: async () => await startRespondent({ deliveryTimeoutMs: 60_000 }),
	credentials: ({ url, credentials }) => ({
		respondentApi: { environment: 'custom', baseUrl: url, ...credentials },
	}),
};

/** The Respondent node beside its sandbox, for the tests of one file. */
export function useRespondent(): Harness<RespondentSandbox> {
	return useHarness(respondentFixture);
}
