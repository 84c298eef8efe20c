const WEEK = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const otherDay = WEEK[(new Date().getUTCDay() + 3) % 7] ?? '';

/** Hours of Send Only Between that are over, whenever the test runs. */
export const closedHours = { hours: { from: '00:00', to: '24:00', days: [otherDay], timezone: 'UTC' } };
