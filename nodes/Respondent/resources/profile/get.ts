import type { INodeProperties } from 'n8n-workflow';
import { profileOutput } from '../../outputsOfPeople';
import { defineOperation } from '../../routes';
import { objectId } from '../fields';

const profileId: INodeProperties = {
	displayName: 'Profile ID',
	name: 'profileId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 65f0c1d2e3a4b5c6d7e8f9f1',
	description:
		'The profile. Team Respondent: Get Many, the actions on a screener response and new messages of Respondent Trigger give its ID as "profileId"; a raw screener response holds it under "profile". Not the user ID.',
};

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a profile',
		description: 'Get the profile of a participant: first name, job title and skills. Only reads.',
	},
	route: 'GET /v1/profiles/{profileId}',
	path: { profileId },
	convert: { profileId: objectId },
	output: profileOutput,
});
