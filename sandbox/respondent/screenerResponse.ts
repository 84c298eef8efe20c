import { objectId, pick, type Random } from '../server/random';
import { screenerResponseStatuses, type ScreenerResponseRecord } from './records';
import { firstNames, lastNames } from '../server/sampleNames';

/** A new screener response. `position` selects its status, and whether it is qualified, a favorite and hidden. */
export function newScreenerResponse(
	random: Random,
	projectId: string,
	position: number,
	createdAt: string,
): ScreenerResponseRecord {
	const userId = objectId(random);
	const qualified = position % 5 !== 4;
	return {
		id: objectId(random),
		projectId,
		userId,
		qualified,
		percentage: qualified ? 80 + Math.floor(random() * 21) : 20 + Math.floor(random() * 40),
		status: screenerResponseStatuses[position % screenerResponseStatuses.length] ?? 'PENDING',
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
	};
}
