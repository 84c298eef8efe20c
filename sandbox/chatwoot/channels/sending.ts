import type { Attributes } from '../store/records';

/** What the server makes of a message for a channel: the body of a call, or a failure before any call. */
export type Sending = { body: Attributes; failed?: undefined } | { failed: string };
