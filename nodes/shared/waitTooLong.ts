import { Failure } from './failure';

/** The words for a Retry-After that is longer than the row may wait. Times in ms since the epoch. */
export function waitTooLong(until: number, now: number, service: string): Failure {
	const seconds = Math.ceil((until - now) / 1000);
	const time = new Date(until).toISOString().slice(0, 19).replace('T', ' ');
	return new Failure(
		'notSent',
		`${service} asks to wait until ${time} UTC (${seconds} s), which is longer than Max Wait`,
		{
			description: 'Run the row again after that time, or raise Max Wait under Delivery.',
			code: '429',
		},
	);
}
