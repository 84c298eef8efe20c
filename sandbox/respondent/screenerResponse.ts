import { objectId, pick, type Random } from '../server/random';
import { screenerResponseStatuses, type ScreenerResponseRecord } from './records';
import { firstNames, lastNames } from '../server/sampleNames';

/** Answers to a question of each further kind: their shapes differ. */
function furtherAnswers(qualify: boolean): object[] {
	const answered = (ordinal: number, questionText: string, questionType: string, given: object) => ({
		questionId: `65f0c1d2e3a4b5c6d7e8fa0${ordinal}`,
		questionText,
		order: ordinal,
		type: 'question',
		questionType,
		answers: [],
		qualify,
		...given,
	});
	const choice = (uid: string, text: string, more: object = {}) => ({ id: uid, uid, text, answerValue: 1, ...more });
	const rated = (row: string, answer: string) => ({ rowUid: row, rowText: row, answerUid: answer, answerText: answer });
	const file = { name: 'kitchen.jpg', size: 20_480, mime: 'image/jpeg', uploadedAt: '2026-03-02T09:00:00.000Z' };
	return [
		answered(1, 'Which of these do you own?', 'checkbox', {
			answers: [choice('oven', 'Oven'), choice('other', 'Other', { isOther: true, other: 'A camping stove' })],
		}),
		answered(2, 'Rank these meals', 'rank', {
			ranking: [
				{ uid: 'dinner', text: 'Dinner' },
				{ uid: 'breakfast', text: 'Breakfast' },
			],
		}),
		answered(3, 'Rate these rooms', 'matrix', { selections: [rated('Kitchen', 'Good'), rated('Cellar', 'Poor')] }),
		answered(4, 'Upload a photo of your kitchen', 'fileUpload', { files: [{ ...file, scanStatus: 'pending' }] }),
	];
}

/** The times of a seeded response: interviews lie far in the future, or in the past. */
function timesOf(status: ScreenerResponseRecord['status'], position: number, createdAt: string) {
	if (status === 'INVITED') return { invited: true, inviteSentAt: createdAt };
	if (status !== 'SCHEDULED') return {};
	return { scheduledAt: position % 20 < 10 ? '2099-06-01T09:00:00.000Z' : '2026-03-01T09:00:00.000Z' };
}

/** A new screener response. `position` selects its status, and whether it is qualified, a favorite and hidden. */
export function newScreenerResponse(
	random: Random,
	projectId: string,
	position: number,
	createdAt: string,
): ScreenerResponseRecord {
	const userId = objectId(random);
	const qualified = position % 5 !== 4;
	const status = screenerResponseStatuses[position % screenerResponseStatuses.length] ?? 'PENDING';
	return {
		id: objectId(random),
		projectId,
		userId,
		qualified,
		percentage: qualified ? 80 + Math.floor(random() * 21) : 20 + Math.floor(random() * 40),
		status,
		favorite: position % 4 === 1,
		hidden: position % 10 === 9,
		responses: [
			{
				questionId: objectId(random),
				questionText: 'How often do you cook at home?',
				type: 'question',
				questionType: 'singleLineTextbox',
				answers: [pick(random, ['Every day', 'Most days', 'At weekends', 'Hardly ever'])],
				qualify: qualified,
			},
			...furtherAnswers(qualified),
		],
		totalTime: 60 + Math.floor(random() * 600),
		isNew: position % 3 === 0,
		profile: {
			id: objectId(random),
			userId,
			firstName: firstNames[position % firstNames.length] ?? 'Noor',
			lastName: pick(random, lastNames),
			picture: null,
			skills: [],
		},
		matching: {
			isGenderMatch: true,
			isAgeMatch: true,
			isEthnicityMatch: true,
			isEducationMatch: true,
			questionsQualified: qualified,
			isLocationMatch: true,
			isIndustryMatch: true,
			isJobTitleMatch: true,
			isHouseholdIncomeMatch: true,
			isCompanySizeMatch: true,
		},
		visibility: { status: position % 20 === 18 ? 'DISMISSED' : position % 20 === 17 ? 'ONHOLD' : 'VISIBLE' },
		createdAt,
		...timesOf(status, position, createdAt),
	};
}
