/** The node that a run uses, and its settings. */
export interface Mode {
	/** The node of the service, or n8n's HTTP Request. */
	node: 'HTTP Request' | 'own';
	/** Skip If Already Sent; our nodes only. */
	skip: boolean;
	retryOnFail: boolean;
	onError: 'continueErrorOutput' | 'stopWorkflow';
}

const bools = [false, true] as const;

/** Every combination of Skip If Already Sent, On Error and Retry On Fail. */
export const ourModes: readonly Mode[] = (['continueErrorOutput', 'stopWorkflow'] as const).flatMap((onError) =>
	bools.flatMap((skip) => bools.map((retryOnFail): Mode => ({ node: 'own', skip, retryOnFail, onError }))),
);

/** The same for the HTTP Request node, which has no Skip If Already Sent. */
export const httpModes: readonly Mode[] = (['continueErrorOutput', 'stopWorkflow'] as const).flatMap((onError) =>
	bools.map((retryOnFail): Mode => ({ node: 'HTTP Request', skip: false, retryOnFail, onError })),
);

/** A short name for a mode, for tables and progress lines. */
export function modeName({ node, skip, retryOnFail, onError }: Mode): string {
	const onOff = (value: boolean) => (value ? 'on' : 'off');
	const error = onError === 'stopWorkflow' ? 'Stop' : 'Continue';
	return `${error}, Retry ${onOff(retryOnFail)}${node === 'own' ? `, Skip ${onOff(skip)}` : ''}`;
}
