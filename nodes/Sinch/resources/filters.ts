import type { INodeProperties } from 'n8n-workflow';
import { inQuery, InvalidInput, type Call } from '../../shared';
import { channelField } from '../channels';
import { appId, contactId, conversationId } from './fields';

export { filtersOf } from '../../shared';

/** A filter by channel. `property` is its name in the query. */
export function channelFilter(displayName: string, name: string, property: string): INodeProperties {
	return channelField(displayName, name, 'Only what went over this channel', inQuery(property));
}

export const appFilter = asFilter(appId, 'app_id', 'Only those of this app');
export const contactFilter = asFilter(contactId, 'contact_id', 'Only those of this contact');
export const conversationFilter = asFilter(conversationId, 'conversation_id', 'Only those of this conversation');

/** A picker as a filter of a list: it may stay empty. */
function asFilter(field: INodeProperties, property: string, description: string): INodeProperties {
	return { ...field, required: false, description, ...inQuery(property) };
}

/** A `buildRequest` for lists that the API gives only with one of these query parameters. It throws an InvalidInput. */
export function requireOneOf(parameters: string[], message: string, advice: string) {
	return <P extends string>(call: Call<P>): Call<P> => {
		if (parameters.some((name) => call.query[name] !== undefined)) return call;
		throw new InvalidInput(message, advice);
	};
}
