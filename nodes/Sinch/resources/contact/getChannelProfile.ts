import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { mayTakeContact } from '../../appSettings';
import { appId } from '../fields';
import { recipientFields, recipientOf } from '../recipient';
import { withBody } from '../../body';
import { getAppRoute } from '../../routes';

export const getChannelProfile: Operation = {
	option: {
		name: 'Get Channel Profile',
		value: 'getChannelProfile',
		action: 'Get the channel profile of a contact',
		description: 'Get the name under which a channel knows a person. Only reads.',
	},
	route: 'POST /v1/projects/{project_id}/contacts:getChannelProfile',
	alsoCalls: [getAppRoute],
	fields: [
		appId,
		{
			displayName: 'Channel',
			name: 'profileChannel',
			type: 'options',
			default: 'MESSENGER',
			description: 'Only these channels give a profile',
			options: [
				{ name: 'Instagram', value: 'INSTAGRAM' },
				{ name: 'LINE', value: 'LINE' },
				{ name: 'Messenger', value: 'MESSENGER' },
				{ name: 'Viber', value: 'VIBER' },
			],
			routing: { send: { type: 'body', property: 'channel' } },
		},
		...recipientFields('recipientIdentities'),
		delivery,
	],
	buildRequest: (call, values) => ({
		...withBody(call, { app_id: values.appId, recipient: recipientOf(values).recipient }),
		readsOnly: true,
	}),
	beforeSend: mayTakeContact,
	output: {
		simplify: (records) => records.map(({ profile_name }) => ({ profileName: profile_name || null })),
		ids: () => ({}),
	},
	emptyResult: () => ({ profileName: null }),
};
