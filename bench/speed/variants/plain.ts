import { Agent } from 'node:http';
import axios from 'axios';
import { Pool } from 'undici';
import { pagesOf, type Client, type PageQuery } from '../services/client';
import { clients } from '../services/clients';
import { rowAt } from '../services/rows';
import { concurrently } from './concurrently';
import type { Locations, Variant, Work } from './variant';

/** The number of requests, and of connections, at the same time. */
const CONCURRENCY = 50;

/** An HTTP library that reuses its connections. */
interface HttpLibrary {
	post: (path: string, body: object) => Promise<unknown>;
	get: (path: string, query: PageQuery) => Promise<unknown>;
}

/** Prepares axios or undici. The function that it gives does one piece of work, and gives the responses or records in order. */
export function preparePlain({ kind, service }: Variant, { url }: Locations): (work: Work) => Promise<unknown[]> {
	const client = clients[service];
	const http = kind === 'axios' ? withAxios(client, url) : withUndici(client, url);
	return async (work) => (work.kind === 'send' ? await send(http, client, work.rows) : await list(http, client));
}

async function send(http: HttpLibrary, client: Client, rows: number): Promise<unknown[]> {
	return await concurrently(rows, CONCURRENCY, async (index) => {
		const { path, body } = client.send(rowAt(client, index));
		return await http.post(path, body);
	});
}

async function list(http: HttpLibrary, client: Client): Promise<unknown[]> {
	const all: unknown[] = [];
	for await (const records of pagesOf(client, (query) => http.get(client.listPath, query))) {
		for (const record of records) all.push(record);
	}
	return all;
}

function withAxios({ headers }: Client, url: string): HttpLibrary {
	const httpAgent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
	const http = axios.create({ baseURL: url, headers, httpAgent });
	return {
		post: async (path, body) => (await http.post<unknown>(path, body)).data,
		get: async (path, params) => (await http.get<unknown>(path, { params })).data,
	};
}

function withUndici({ headers }: Client, url: string): HttpLibrary {
	const pool = new Pool(url, { connections: CONCURRENCY });
	return {
		post: async (path, body) => {
			const json = { ...headers, 'content-type': 'application/json' };
			const answer = await pool.request({ method: 'POST', path, headers: json, body: JSON.stringify(body) });
			return await answer.body.json();
		},
		get: async (path, query) => await (await pool.request({ method: 'GET', path, headers, query })).body.json(),
	};
}
