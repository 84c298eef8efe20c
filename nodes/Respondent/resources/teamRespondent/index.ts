import type { Resource } from '../../../shared';
import { batchInvite } from './batchInvite';
import { getAll } from './getAll';

export const teamRespondent: Resource = {
	option: { name: 'Team Respondent', value: 'teamRespondent' },
	operations: [batchInvite, getAll],
	defaultOperation: 'getAll',
};
