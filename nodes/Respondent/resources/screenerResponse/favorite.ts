import type { INodeProperties } from 'n8n-workflow';
import { inBody } from '../../../shared';
import { changedResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { valueChange } from '../../steps/valueChange';
import { onResponse, responseIds } from './fields';

const isFavorite: INodeProperties = {
	displayName: 'Favorite',
	name: 'favorite',
	type: 'boolean',
	default: true,
	description: 'Whether the person is a favorite, by which lists can be filtered. Nobody is informed.',
	...inBody('favorite'),
};

export const favorite = defineOperation({
	option: {
		name: 'Favorite',
		value: 'favorite',
		action: 'Mark an applicant as favorite',
		description: 'Mark a person as favorite, or take the mark away. Changes data.',
	},
	route: 'PATCH /v1/projects/{projectId}/screener-responses/{screenerResponseId}/favorite',
	alsoCalls: [routes.getScreenerResponse],
	path: onResponse,
	fields: [isFavorite],
	convert: responseIds,
	...valueChange({
		isDone: (response, { call: { body } }) => (response.favorite ?? false) === body.favorite,
		wanted: ({ call: { body } }) => body.favorite,
		plan: ({ call: { body } }) => ({ favorite: body.favorite }),
	}),
	output: changedResponseOutput,
	wording: { noun: 'favorite', participle: 'changed' },
});
