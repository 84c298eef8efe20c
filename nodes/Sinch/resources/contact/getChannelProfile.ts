import type { INodeProperties } from 'n8n-workflow';
import { inBody } from '../../../shared';
import { withBody } from '../../body';
import { channelProfileOutput } from '../../outputs';
import { requireText } from '../../readableAnswer';
import { defineOperation, routes } from '../../routes';
import { recipientConversions } from '../../recipientConversions';
import { appId } from '../fields';
import { recipientField, recipientOf, refuseContactInDispatchMode } from '../recipient';

const profileChannel: INodeProperties = {
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
	...inBody('channel'),
};

const person = recipientField('Person', 'person', 'Whose profile to get');

export const getChannelProfile = defineOperation({
	option: {
		name: 'Get Channel Profile',
		value: 'getChannelProfile',
		action: 'Get the channel profile of a contact',
		description: 'Get the name under which a channel knows a person. Only reads.',
	},
	route: 'POST /v1/projects/{project_id}/contacts:getChannelProfile',
	alsoCalls: [routes.getApp],
	fields: [appId, profileChannel, person],
	convert: recipientConversions('person'),
	buildRequest: (call, values) => ({
		...withBody(call, { app_id: values.appId, recipient: recipientOf(values.person, values) }),
		readsOnly: true,
	}),
	beforeSend: refuseContactInDispatchMode,
	pickRecord: (answer) => requireText(answer, 'profile_name', 'how the channel names this person'),
	output: channelProfileOutput,
	emptyResult: () => ({ found: false }),
});
