import { Agent } from 'node:http';
import axios from 'axios';
import { Pool } from 'undici';
import { clients } from '../services/clients';
import type { Client, PageQuery } from '../services/plain';
import type { Place, Variant, Work } from './variant';

/** Requests under way at once. */
const CONCURRENCY = 50;

/** A client without n8n, with connections that are kept. */
interface Plain {
	post: (path: string, body: object) => Promise<unknown>;
	get: (path: string, query: PageQuery) => Promise<unknown>;
}

/** Prepares axios or undici. Gives a function that does a piece of work with it: the records, or answers, in order. */
export function preparePlain({ kind, service }: Variant, { url }: Place): (work: Work) => Promise<unknown[]> {
	const client = clients[service];
	const plain = kind === 'axios' ? withAxios(client, url) : withUndici(client, url);
	return async (work) => (work.kind === 'send' ? await send(plain, client, work.rows) : await list(plain, client));
}

async function send(plain: Plain, client: Client, rows: number): Promise<unknown[]> {
	const answers: unknown[] = [];
	let next = 0;
	const lane = async () => {
		while (next < rows) {
			const index = next++;
			const row = { to: client.recipient(index), text: `Hello ${index + 1}, would Tuesday at 10:00 work for you?` };
			const { path, body } = client.send(row);
			answers[index] = await plain.post(path, body);
		}
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, lane));
	return answers;
}

async function list(plain: Plain, client: Client): Promise<unknown[]> {
	const records: unknown[] = [];
	let answer: unknown;
	let query: PageQuery | undefined;
	for (let page = 1; ; page++) {
		query = client.next(page, answer, query);
		if (!query) return records;
		answer = await plain.get(client.listPath, query);
		for (const record of client.records(answer)) records.push(record);
	}
}

function withAxios({ headers }: Client, url: string): Plain {
	const httpAgent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
	const http = axios.create({ baseURL: url, headers, httpAgent });
	return {
		post: async (path, body) => (await http.post<unknown>(path, body)).data,
		get: async (path, params) => (await http.get<unknown>(path, { params })).data,
	};
}

function withUndici({ headers }: Client, url: string): Plain {
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
