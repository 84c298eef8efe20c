import { RATE } from './kinds';
import { SPEED, TIMEOUT } from './pace';

/** What is about to be run. */
export function headline(rows: number): string {
	return `${rows} sends per mode, each with a text and a conversation of its own, id and text by expression, in n8n's own engine
against the sandbox. ${RATE * 100} % of all requests go wrong: sends and repeated sends by every kind in the tables, look-ups by the same
kinds without HTML and redirects. Time runs ${SPEED} times faster than in life, for the node's waits as for the sandbox's delays:
the timeout of 30 s is ${TIMEOUT} ms. The first four sends of row 1 always get 429, so that Retry On Fail (3 tries) runs the node again.`;
}

/** What the columns and the demands mean. */
export const definitions = `tried      rows whose first send ran into this kind; later sends of the row draw anew, so a row may meet several
once/twice rows whose text the sandbox holds once / more often, counted from its store after the last late write
lost       not stored, and not reported as failed
reported   failed with a reason, by row; where the node stopped the workflow, rows that its error counts as not sent
Retryable faults: rows that were hit, and only by what may be repeated: 429 (surely not processed); with Skip If Already
           Sent also what can be looked up. At least 99 % have to be delivered (row 1 left out).
Could be delivered: with Skip If Already Sent all rows have to be, but for those with a send that got a 504 or an HTML page
           and was never stored (it might still land, so it is not sent again, but reported), or a redirect (never followed),
           and those of which one request met four faults in a row (Max Attempts).
HTTP Request: Response Format = JSON, since at its default it waits forever for an answer that breaks off; batches of 25
           every 100 ms, since without them all requests start at once.`;
