import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../../../nodes/shared/base/failure';
import { httpOptions } from '../../../../nodes/shared/http/request';
import { callTo, splitRoute } from '../../../../nodes/shared/http/call';
import { operationWith, text } from '../fakes';
import { callOf } from '../../../../nodes/shared/parameters/callOf';

const sent = (name: string, type: 'body' | 'query', property = name, changes: Partial<INodeProperties> = {}) =>
	text(name, { routing: { send: { type, property } }, ...changes });

describe('splitRoute', () => {
	it('tells the method from the path', () => {
		expect(splitRoute('DELETE /a/{b}')).toEqual({ method: 'DELETE', path: '/a/{b}' });
	});
});

describe('callTo', () => {
	it('fills every placeholder, encoded, and notes what was filled in', () => {
		const call = callTo('GET /a/{one}/b/{two}', { path: { one: 'x/y', two: ' 2 ' }, labels: { one: 'One' } });
		expect(call).toMatchObject({ method: 'GET', url: '/a/x%2Fy/b/2', path: { one: 'x/y', two: '2' } });
	});

	it('keys path values by placeholder, whatever the labels of their fields are', () => {
		const path = { one: '1' };
		expect(callTo('GET /a/{one}', { path, labels: { one: 'Renamed' } }).path).toEqual({ one: '1' });
		expect(callTo('GET /a/{one}', { path }).path).toEqual({ one: '1' });
	});

	it('leaves placeholders alone that belong to the credential', () => {
		expect(callTo('GET /p/{project_id}/c/{id}', { path: { id: '1' } }).url).toBe('/p/{project_id}/c/1');
		expect(callTo('GET /p/{project_id}').url).toBe('/p/{project_id}');
	});

	it('takes a path value neither for a pattern nor for another placeholder', () => {
		const call = callTo('GET /{a}/{b}', { path: { a: '{b}$&', b: '$1' } });
		expect(call.url).toBe('/%7Bb%7D%24%26/%241');
	});

	it('refuses a path value that is no id by the name that the user knows', () => {
		const call = () => callTo('GET /a/{one}', { path: { one: '..' }, labels: { one: 'One' } });
		expect(call).toThrow(InvalidInput);
		expect(call).toThrow('"One" is ".."');
	});
});

describe('callOf', () => {
	it('puts each value where its field says', () => {
		const fields = [text('id'), sent('q', 'query', 'filter'), sent('body', 'body', 'text'), text('output')];
		const values = { id: 'c1', q: 'a', body: 'Hi', output: 'raw' };
		expect(callOf(operationWith({ fields }), values)).toEqual({
			route: 'POST /conversations/{id}/messages',
			method: 'POST',
			url: '/conversations/c1/messages',
			query: { filter: 'a' },
			body: { text: 'Hi' },
			path: { id: 'c1' },
			labels: { id: 'ID' },
		});
	});

	it('takes values out of collections', () => {
		const filters = text('filters', { type: 'collection', options: [sent('since', 'query'), sent('name', 'body')] });
		const operation = operationWith({ route: 'GET /a', fields: [filters] });
		expect(callOf(operation, { filters: { since: 's', name: 'n', other: 'x' } })).toMatchObject({
			query: { since: 's' },
			body: { name: 'n' },
		});
		expect(callOf(operation, {})).toMatchObject({ query: {}, body: {} });
	});

	it.each([['', ' ', null, undefined]])('sends nothing for %j', (...nothing) => {
		for (const value of nothing) {
			const operation = operationWith({ route: 'POST /a', fields: [sent('a', 'body'), sent('b', 'query')] });
			expect(callOf(operation, { a: value, b: value })).toMatchObject({ query: {}, body: {} });
		}
	});

	it.each([[false], [0], [[]], [{}]])('sends %j, which is something', (value) => {
		const operation = operationWith({ route: 'POST /a', fields: [sent('a', 'body')] });
		expect(callOf(operation, { a: value }).body).toEqual({ a: value });
	});

	it('refuses a property that two fields give', () => {
		const fields = [sent('a', 'body', 'same'), sent('b', 'body', 'same')];
		const call = () => callOf(operationWith({ route: 'POST /a', fields }), { a: '1', b: '2' });
		expect(call).toThrow('"B" is given twice');
	});

	it('refuses a missing path value before anything else happens', () => {
		const buildRequest = jest.fn();
		expect(() => callOf(operationWith({ fields: [text('id')], buildRequest }), {})).toThrow(
			'"ID" must be an ID, but is missing',
		);
		expect(buildRequest).not.toHaveBeenCalled();
	});

	it('lets the operation check the call as a whole', () => {
		const buildRequest = jest.fn(() => {
			throw new InvalidInput('No');
		});
		expect(() => callOf(operationWith({ fields: [text('id')], buildRequest }), { id: '1' })).toThrow('No');
	});
});

describe('httpOptions', () => {
	const options = httpOptions(callTo('GET /a', { query: { ids: ['1', '2'] } }));

	it('follows no redirect, and takes every status for an answer', () => {
		expect(options).toMatchObject({
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			json: true,
		});
	});

	it('sends a body only where there is one, and lists by repetition', () => {
		expect(options).toMatchObject({ method: 'GET', url: '/a', qs: { ids: ['1', '2'] }, arrayFormat: 'repeat' });
		expect(options).not.toHaveProperty('body');
		expect(httpOptions(callTo('POST /a', { body: { b: 1 } }))).toMatchObject({ body: { b: 1 } });
	});

	it('sends an empty object as JSON text where the API asks for a body, since n8n leaves out an empty object', () => {
		const options = httpOptions({ ...callTo('PATCH /a'), requiresBody: true });
		expect(options).toMatchObject({ body: '{}', headers: { 'Content-Type': 'application/json' } });
	});
});
