/** How the message of the error that stopped a run counts its rows. */
export interface CountedRows {
	total: number;
	sent: number;
	alreadySent: number;
	possiblySent: number;
	skipped: number;
	notSent: number;
}

const NOTHING = { sent: 0, alreadySent: 0, possiblySent: 0, skipped: 0 };

/** Reads the counts out of a message; undefined when it has none. What a message leaves out is 0. */
export function countsIn(message = ''): CountedRows | undefined {
	const total = Number(/^Row \d+ of (\d+): /.exec(message)?.[1]);
	if (/ Nothing was sent\.$/.test(message)) return { ...NOTHING, total, notSent: total };
	const counted = /Of (\d+) rows, ([\w ,]+)\.$/.exec(message);
	if (!counted) return undefined;
	const count = (how: string) => Number(new RegExp(`(\\d+) (?:was|were) ${how}\\b`).exec(counted[2] ?? '')?.[1] ?? 0);
	return {
		total: Number(counted[1]),
		sent: count('sent'),
		alreadySent: count('already sent'),
		possiblySent: count('possibly sent'),
		skipped: count('skipped'),
		notSent: count('not sent'),
	};
}
