/** Polls every two seconds, as the field Poll Times. n8n refuses a schedule that fires more than once a minute, but takes several. */
export const everyTwoSeconds = {
	item: Array.from({ length: 30 }, (_, n) => ({ mode: 'custom', cronExpression: `${n * 2} * * * * *` })),
};
