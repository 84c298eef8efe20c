import { RespondentApi } from '../../credentials/RespondentApi.credentials';
import { Respondent } from '../../nodes/Respondent/Respondent.node.ts';
import { respondent } from '../../nodes/Respondent/service';
import { startRespondent, type RespondentSandbox } from '../../sandbox';
import { useWorld, type Cast, type World } from './world';

/** The Respondent node, its credential and its sandbox. */
export const respondentCast: Cast<RespondentSandbox> = {
	service: respondent,
	newNode: () => new Respondent(),
	credentialType: new RespondentApi(),
	start: async () => await startRespondent(),
	credentials: ({ url, credentials }) => ({
		respondentApi: { environment: 'custom', baseUrl: url, ...credentials },
	}),
};

/** The Respondent node beside its sandbox, for the tests of one file. */
export function useRespondent(): World<RespondentSandbox> {
	return useWorld(respondentCast);
}
