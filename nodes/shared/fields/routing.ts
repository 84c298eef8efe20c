import type { INodeProperties } from 'n8n-workflow';

/** The part of a field that puts its value into the request body, as `property`. */
export function inBody(property: string): Pick<INodeProperties, 'routing'> {
	return { routing: { send: { type: 'body', property } } };
}

/** The part of a field that puts its value into the query, as `property`. */
export function inQuery(property: string): Pick<INodeProperties, 'routing'> {
	return { routing: { send: { type: 'query', property } } };
}
