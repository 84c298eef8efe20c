import type { ProjectRecord } from './records';

/** The values of a seeded project. The store adds ids and times. */
type ProjectSeed = Omit<ProjectRecord, 'id' | 'createdAt' | 'updatedAt' | 'organizationId' | 'teamId'>;

const northwind = {
	researcherId: 'researcher-17',
	researcherName: 'Robin Keller',
	teamId: 'team-kitchen',
	companyName: 'Northwind Appliances',
	companyId: 'company-4',
};
const lakeside = {
	researcherId: 'researcher-23',
	researcherName: 'Dana Whitfield',
	teamId: 'team-payroll',
	companyName: 'Lakeside Software',
	companyId: 'company-9',
};

/** The seeded projects. None of them is closed, so that lists show all of them. PAID is the status of a published project. */
export const projectSeeds: ProjectSeed[] = [
	{
		publicTitle: 'Kitchen habits',
		publicInternalName: 'Kitchen habits, spring wave',
		publicDescription: 'A conversation about cooking on weekdays.',
		projectStatus: 'PAID',
		projectRecruitingStatus: 'RECRUITING',
		targetMarketType: 'b2c',
		typeOfResearch: 'remote',
		targetResearchMethodology: 'oneOnOne',
		participantTimeRequiredMinutes: 45,
		incentiveAmount: 75,
		targetNumberOfParticipants: 12,
		externalResearcher: northwind,
	},
	{
		publicTitle: 'Payroll software in small companies',
		publicInternalName: 'Payroll interviews B2B',
		publicDescription: 'For people who run payroll in companies of up to 50 employees.',
		projectStatus: 'PAID',
		projectRecruitingStatus: 'PAUSED',
		targetMarketType: 'b2b',
		typeOfResearch: 'remote',
		targetResearchMethodology: 'unmoderatedStudy',
		participantTimeRequiredMinutes: 30,
		incentiveAmount: 120,
		targetNumberOfParticipants: 8,
		externalResearcher: lakeside,
	},
	{
		publicTitle: 'Breakfast diary',
		publicInternalName: 'Breakfast diary pilot',
		publicDescription: 'A diary study over five mornings.',
		projectStatus: 'DRAFT',
		projectRecruitingStatus: 'RECRUITING',
		targetMarketType: 'b2c',
		typeOfResearch: 'remote',
		targetResearchMethodology: 'diaryStudy',
		participantTimeRequiredMinutes: 60,
		incentiveAmount: 90,
		targetNumberOfParticipants: 20,
		externalResearcher: northwind,
	},
];

/** Texts of messages, by sender. `{name}` stands for the participant's first name. */
export const messageTexts = {
	owner: [
		'Hi {name}, does Tuesday at 10:00 work for you?',
		'Thank you for applying, {name}. When would you have an hour?',
		'Hi {name}, here is the link to the call. See you then!',
		'{name}, could you tell us which days suit you best?',
		'Just a reminder, {name}: we talk tomorrow.',
	],
	participant: [
		'Tuesday is fine.',
		'Could we make it an hour later?',
		'Got it, thank you!',
		'I am free on Wednesday and Friday.',
		'Sorry, I am travelling. Next week?',
	],
} as const;
