/** What was looked at, what was found, and what to change; nothing to change means that it is as it should be. */
export interface Check {
	what: string;
	/** What was measured or counted, for people to read. */
	figure: string;
	toChange: string[];
}
