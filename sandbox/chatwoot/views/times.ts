/** A time as ISO 8601 in UTC, with milliseconds. */
export const isoTime = (seconds: number) => new Date(Math.floor(seconds * 1000)).toISOString();

/** A time as whole Unix seconds. */
export const wholeSeconds = (seconds: number) => Math.floor(seconds);

/** A time that may be missing, as whole Unix seconds. */
export const wholeSecondsOrNull = (seconds: number | null) => (seconds === null ? null : Math.floor(seconds));

/** A time as ISO 8601 in UTC; null for never, which records have as 0. */
export const isoTimeOrNull = (seconds: number) => (seconds === 0 ? null : isoTime(seconds));
