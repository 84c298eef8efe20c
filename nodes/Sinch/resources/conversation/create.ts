import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { needsConversationMode } from '../../appSettings';
import { conversationEntity } from '../../outputs/message';
import { appId, contactId } from '../fields';
import { withBody } from '../../body';
import { getAppRoute } from '../../routes';
import { active, activeChannel, conversationConversions, correlationId, metadata } from './fields';
import { conversationOutput } from './output';

const createFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'createFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [active, activeChannel, correlationId, metadata],
};

/** Opens a conversation: POST conversations of the contract. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description:
			'Open an empty conversation. Rarely needed: sending a message opens one by itself. Not for apps in DISPATCH mode. Changes data.',
	},
	route: 'POST /v1/projects/{project_id}/conversations',
	alsoCalls: [getAppRoute],
	fields: [appId, contactId, createFields, ...conversationOutput, delivery],
	convert: conversationConversions,
	buildRequest: (call, { appId: app_id, contactId: contact_id }) => withBody(call, { app_id, contact_id }),
	beforeSend: needsConversationMode,
	output: conversationEntity,
	wording: { noun: 'conversation', participle: 'created' },
};
