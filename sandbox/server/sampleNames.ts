/** First names of fictitious people. */
export const firstNames = [
	'Noor',
	'Mateo',
	'Ingrid',
	'Kwame',
	'Yuki',
	'Leila',
	'Tomasz',
	'Amara',
	'Elias',
	'Priya',
	'Sofia',
	'Dmitri',
	'Chloé',
	'Hassan',
	'Mei',
	'Lucas',
	'Zanele',
	'Björn',
	'Aisha',
	'Rafael',
];

/** Last names of fictitious people. */
export const lastNames = ['Bakker', 'Costa', 'Dahl', 'Osei', 'Tanaka', 'Rahimi', 'Nowak', 'Okafor'] as const;
