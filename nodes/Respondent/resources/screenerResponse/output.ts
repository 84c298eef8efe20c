import { outputFields } from '../../../shared/fields/output';

/** Fields of a screener response that the user may select. */
export const screenerResponseOutput = outputFields([
	'createdAt',
	'externalProject',
	'favorite',
	'hidden',
	'id',
	'invitation',
	'inviteSentAt',
	'matching',
	'percentage',
	'profile',
	'project',
	'projectId',
	'qualified',
	'rejection',
	'responses',
	'scheduledAt',
	'status',
	'statusUpdatedAt',
	'userId',
	'visibility',
]);
