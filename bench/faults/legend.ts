import { SPEEDUP, TIMEOUT_MS } from './clock';
import { FAULT_RATE } from './kinds';

/** What a run does, printed before it starts. */
export function introduction(rows: number): string {
	return `${rows} sends per service and mode in n8n's own engine, against the sandboxes. Each row has a conversation or a phone number of
its own; all values are expressions. ${FAULT_RATE * 100} % of all requests fail: first and repeated sends with every kind of fault in the tables,
look-ups with the same kinds except HTML pages and redirects. Simulated time runs ${SPEEDUP} times faster than real time, for the
node's waits and the sandbox's delays: the timeout of 30 s takes ${TIMEOUT_MS} ms. The first send of row 1 always gets a
429 that asks for more than its Max Wait, so that n8n's Retry On Fail (3 tries) runs the node again.`;
}

/** The meaning of the table columns, and what the node has to deliver. */
export const legend = `tried      rows whose first send was hit by this kind of fault; later sends of the row may be hit by other kinds
once/twice rows whose message the sandbox stored once / more than once, counted after the last delayed write; of a row with
           several messages, each counts
lost       neither stored nor reported as failed
reported   reported as failed with a reason, per row; when the node stopped the workflow, rows that its error counts as not sent
Retryable faults: rows hit only by faults that can be retried: 429 (certainly not processed); where the node finds lost sends
           also the faults after which it looks the message up. At least 99 % must be delivered (row 1 excluded).
Could be delivered: where the node finds lost sends all rows must be delivered, except rows with a redirect (never followed),
           rows with a 504 or an HTML page whose send was not stored (it may still be stored later, so the node reports it
           and does not send it again), row 1, and rows with a request that failed four times in a row (Max Attempts; 429s do not
           count).
Lost sends are found with Skip If Already Sent, in Chatwoot always, and in Sinch always but for metadata that are no JSON object.
HTTP Request: Response Format = JSON, because its default waits forever for a response that breaks off; batches of 25 every
           100 ms, because it otherwise starts all requests at once. It sends the rows of Respondent.`;
