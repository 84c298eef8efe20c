/** Requests under way at once: the node's default. */
export const CONCURRENCY = 10;
