import { parseArgs } from 'node:util';
import { serviceNames, type ServiceName } from './world';

export const usage = `Usage: npm run faults -- [seed ...] [--service respondent|chatwoot|sinch] [--rows <number>] [--http-rows <number>]
Default: seed 1, all services one after the other, 2000 rows a service. --http-rows: rows for n8n's HTTP Request node, which
sends those of Respondent; default 1000, 0 leaves it out.`;

/** What the command line asks for. */
export interface Arguments {
	seeds: number[];
	services: readonly ServiceName[];
	rows: number;
	httpRows: number;
}

/** Reads the command line. Undefined when it cannot be understood. */
export function argumentsOf(args: string[]): Arguments | undefined {
	const given = parsed(args);
	if (!given) return undefined;
	const { values, positionals } = given;
	const seeds = positionals.length > 0 ? positionals.map(Number) : [1];
	const [rows, httpRows] = [Number(values.rows), Number(values['http-rows'])];
	const services = serviceNames.filter((name) =>
		[undefined, name.toLowerCase()].includes(values.service?.toLowerCase()),
	);
	const isValid = seeds.every((seed) => Number.isInteger(seed)) && services.length > 0 && rows >= 1 && httpRows >= 0;
	return isValid ? { seeds, services, rows, httpRows } : undefined;
}

function parsed(args: string[]) {
	try {
		const options = {
			service: { type: 'string' },
			rows: { type: 'string', default: '2000' },
			'http-rows': { type: 'string', default: '1000' },
		} as const;
		return parseArgs({ args, options, allowPositionals: true });
	} catch {
		return undefined;
	}
}
