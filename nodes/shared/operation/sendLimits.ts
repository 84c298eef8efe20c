/** The hours in which a row may be sent: Send Only Between. */
export interface SendWindow {
	/** Minutes after midnight. */
	from: number;
	/** Minutes after midnight, at most 1440. Smaller than `from` for hours that end on the next day. */
	to: number;
	/** The days on which the hours begin: 0 is Sunday. */
	days: number[];
	/** IANA name of the time zone. */
	zone: string;
}

/** What may keep a row from being sent, besides Skip If Already Sent. */
export interface SendLimits {
	/** Stop After: the most rows of the run that are sent. */
	most?: number;
	/** Send Only Between. */
	window?: SendWindow;
}
