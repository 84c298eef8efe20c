import type { HttpRequest } from '../support/httpRequest';

/** How large a run is, and what it needs besides its mode. */
export interface RunOptions {
	seed: number;
	rows: number;
	/** Real milliseconds after which our node gives up a request; default `TIMEOUT_MS`. */
	timeout?: number;
	/** Required for the modes of the HTTP Request node. */
	httpRequest?: HttpRequest;
	/** Called every 100 ms with the number of messages stored so far. */
	onProgress?: (stored: number) => void;
}
