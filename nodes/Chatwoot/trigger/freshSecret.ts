/** Milliseconds between two looks at the server. */
const INTERVAL = 60_000;
/** Triggers that one process remembers; the one that looked first is forgotten first. */
const REMEMBERED = 1000;

interface Look {
	/** Milliseconds since the epoch. */
	at: number;
	secret: Promise<string | undefined>;
}

const looks = new Map<string, Look>();

/**
 * The secret as the server has it now: it may have been renewed, or the webhook have been made anew by hand. Looks once a
 * minute at most for each URL, so that forged deliveries cannot make us ask on and on; whoever comes meanwhile gets what
 * that look gives. `now`: ms since the epoch; `read` must not reject.
 */
export async function freshSecret(
	url: string,
	now: number,
	read: () => Promise<string | undefined>,
): Promise<string | undefined> {
	const last = looks.get(url);
	if (last && now - last.at < INTERVAL) return await last.secret;
	const look = { at: now, secret: read() };
	looks.delete(url);
	looks.set(url, look);
	const [first] = looks.keys();
	if (looks.size > REMEMBERED && first !== undefined) looks.delete(first);
	return await look.secret;
}
