import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A JSON schema of a contract. */
type Schema = Record<string, unknown>;

/** One request of a run, and the answer to it. */
export interface Exchange {
	method: string;
	/** Path without the query. */
	path: string;
	status: number;
	/** The parsed body; the text where it is no JSON; undefined for an empty one. */
	body: unknown;
}

/** An endpoint of a contract. */
interface Endpoint {
	route: string;
	method: string;
	pattern: RegExp;
	responses: Record<string, Schema>;
}

const isObject = (value: unknown): value is Schema =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const objectOf = (value: unknown): Schema => (isObject(value) ? value : {});

/** Compares answers with the contract of a service. */
export class Contract {
	private readonly document: Schema;
	private readonly endpoints: Endpoint[];

	/** @param file name of a file in sandbox/contracts */
	constructor(file: string) {
		this.document = objectOf(parse(readFileSync(join(__dirname, '../../sandbox/contracts', file), 'utf8')));
		this.endpoints = Object.entries(objectOf(this.document.paths)).flatMap(([path, item]) =>
			Object.entries(objectOf(item))
				.filter(([method]) => ['delete', 'get', 'patch', 'post', 'put'].includes(method))
				.map(([method, operation]) => ({
					route: `${method.toUpperCase()} ${path}`,
					method: method.toUpperCase(),
					pattern: new RegExp(`^${path.replace(/[.:]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+?')}$`),
					responses: objectOf(objectOf(operation).responses) as Record<string, Schema>,
				})),
		);
	}

	/**
	 * How an answer differs from the contract, one difference a line. A line has the endpoint, the place in the answer and what
	 * is wrong there. It has no values: they may be secrets or data of people.
	 */
	differencesOf({ method, path, status, body }: Exchange): string[] {
		const matching = this.endpoints.filter((endpoint) => endpoint.method === method && endpoint.pattern.test(path));
		// A path without placeholders comes before one whose placeholder it would fill.
		const [endpoint] = matching.sort((a, b) => a.route.split('{').length - b.route.split('{').length);
		if (!endpoint) return [`${method} (an endpoint that the contract does not have): status ${status}`];
		const { route, responses } = endpoint;
		const response = responses[String(status)] ?? responses.default;
		if (response === undefined) return [`${route}: status ${status} is not declared`];
		const { content } = objectOf(this.resolve(response));
		if (content === undefined) return isEmpty(body) ? [] : [`${route} ${status}: has a body, and none is declared`];
		const { schema } = objectOf(objectOf(content)['application/json']);
		return [...new Set(this.compare(body, objectOf(schema), 'body'))].map((line) => `${route} ${status}: ${line}`);
	}

	private resolve(value: unknown): unknown {
		const { $ref: reference } = objectOf(value);
		if (typeof reference !== 'string') return value;
		const names = reference.slice(2).split('/');
		return this.resolve(names.reduce<unknown>((found, name) => objectOf(found)[name], this.document));
	}

	private compare(value: unknown, given: unknown, at: string): string[] {
		const schema = objectOf(this.resolve(given));
		if (value === null) return isNullable(schema) ? [] : [`${at} is null`];
		const branches = listOf(schema.oneOf ?? schema.anyOf);
		const merged = this.merged(schema);
		if (branches.length > 0 && merged.properties === undefined) {
			const found = branches.map((branch) => this.compare(value, branch, at));
			return found.reduce((best, lines) => (lines.length < best.length ? lines : best));
		}
		const type = typeOf(value);
		if (!fits(type, merged.type)) return [`${at} is ${type}, and the contract says ${String(merged.type)}`];
		if (Array.isArray(merged.enum) && !merged.enum.includes(value))
			return [`${at} has a value that is not in the enum`];
		if (Array.isArray(value)) return value.flatMap((entry) => this.compare(entry, merged.items ?? {}, `${at}[]`));
		return isObject(value) ? this.compareProperties(value, merged, at, branches.length > 0) : [];
	}

	/** `isOpen`: the object may also have the properties of a branch that is not compared. */
	private compareProperties(value: Schema, schema: Schema, at: string, isOpen: boolean): string[] {
		const properties = objectOf(schema.properties);
		const missing = listOf(schema.required).filter((name) => !(String(name) in value));
		const { additionalProperties: others } = schema;
		return [
			...missing.map((name) => `${at}.${String(name)} is missing`),
			...Object.entries(value).flatMap(([name, entry]) => {
				if (name in properties) return this.compare(entry, properties[name], `${at}.${name}`);
				// The names in a map may be data of people.
				if (isObject(others)) return this.compare(entry, others, `${at}.*`);
				return others === true || isOpen || schema.properties === undefined ? [] : [`${at}.${name} is not declared`];
			}),
		];
	}

	/** The schema with the parts of its allOf merged into it. */
	private merged(schema: Schema): Schema {
		const parts = listOf(schema.allOf).map((part) => this.merged(objectOf(this.resolve(part))));
		if (parts.length === 0) return schema;
		const all = [...parts, schema];
		const properties = Object.assign({}, ...all.map((part) => objectOf(part.properties))) as Schema;
		const isOpen = all.some((part) => part.additionalProperties === true || 'oneOf' in part || 'anyOf' in part);
		return {
			...(Object.assign({}, ...all) as Schema),
			...(Object.keys(properties).length > 0 && { properties }),
			required: all.flatMap((part) => listOf(part.required)),
			...(isOpen && { additionalProperties: true }),
		};
	}
}

const isEmpty = (body: unknown) =>
	body === undefined || body === '' || (isObject(body) && Object.keys(body).length === 0);

function isNullable(schema: Schema): boolean {
	return schema.nullable === true || schema.type === undefined || listOf(schema.enum).includes(null);
}

function typeOf(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	if (value === undefined) return 'nothing';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

function fits(type: string, declared: unknown): boolean {
	return declared === undefined || declared === type || (declared === 'number' && type === 'integer');
}
