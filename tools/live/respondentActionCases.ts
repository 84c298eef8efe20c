import { byId, type Known, type LiveCase } from './plan';

const inProject = ({ projectId }: Known) => ({ projectId: byId(projectId) });
const onResponse = (known: Known) => ({
	...inProject(known),
	screenerResponseId: byId(known.ownResponseId),
	understandsPays: true,
	understandsFinal: true,
});
const PERSON = 'the participant of RESPONDENT_SCREENER_RESPONSE_ID';
const schedule = (startsAt: string, response: (known: Known) => object) => (known: Known) => ({
	...response(known),
	startsAt,
	timezone: 'Europe/Berlin',
});
const onOther = (known: Known) => ({ ...onResponse(known), screenerResponseId: byId(known.otherResponseId) });
const OTHER = 'the participant of RESPONDENT_OTHER_SCREENER_RESPONSE_ID';

/** From an invitation to the payment, on applicants who know of the test. Each is left out without its variable. */
export const respondentActionCases: LiveCase[] = [
	{
		id: 'screenerResponse:favorite',
		effect: `marks ${PERSON} as favorite`,
		needs: ['ownResponseId'],
		parameters: onResponse,
	},
	{
		id: 'screenerResponse:hide',
		effect: `shows ${PERSON} in the lists`,
		needs: ['ownResponseId'],
		parameters: (known) => ({ ...onResponse(known), hidden: false }),
	},
	{
		id: 'screenerResponse:qualify',
		effect: `qualifies ${PERSON}`,
		needs: ['ownResponseId'],
		parameters: (known) => ({ ...onResponse(known), decision: 'qualify' }),
	},
	{
		id: 'screenerResponse:invite',
		effect: `sends an invitation by mail to ${PERSON}`,
		needs: ['ownResponseId'],
		parameters: (known) => ({ ...onResponse(known), message: 'n8n live test' }),
	},
	{
		id: 'screenerResponse:cancelInvite',
		effect: 'withdraws the invitation',
		needs: ['ownResponseId'],
		parameters: onResponse,
	},
	{
		id: 'screenerResponse:schedule',
		effect: `books ${PERSON} for the year 2099`,
		needs: ['ownResponseId'],
		parameters: schedule('2099-06-01T09:00', onResponse),
	},
	{
		id: 'screenerResponse:cancelBooking',
		effect: 'cancels the booking, free of charge',
		needs: ['ownResponseId'],
		parameters: onResponse,
	},
	{
		id: 'screenerResponse:invite',
		effect: `sends a second invitation by mail to ${PERSON}`,
		needs: ['ownResponseId'],
		parameters: (known) => ({ ...onResponse(known), message: 'n8n live test' }),
	},
	{
		id: 'screenerResponse:markAttended',
		effect: `marks ${PERSON} as attended, which PAYS the incentive of the project`,
		needs: ['ownResponseId'],
		parameters: onResponse,
	},
	{
		id: 'screenerResponse:reject',
		effect: `rejects ${PERSON}, for ever`,
		needs: ['ownResponseId'],
		parameters: onResponse,
	},
	{
		id: 'screenerResponse:schedule',
		effect: `books ${OTHER} for a time in the past`,
		needs: ['otherResponseId'],
		parameters: schedule('2026-01-05T09:00', onOther),
	},
	{
		id: 'screenerResponse:markNoShow',
		effect: `marks ${OTHER} as no-show, for ever, and Respondent tells the person by mail`,
		needs: ['otherResponseId'],
		parameters: onOther,
	},
	{ id: 'teamRespondent:getAll', parameters: () => ({ limit: 5 }), gives: { profileId: 'profileId' } },
	{ id: 'profile:get', needs: ['profileId'], parameters: ({ profileId = '' }) => ({ profileId }) },
	{
		id: 'teamRespondent:batchInvite',
		effect: 'sends the link to the project by mail to the past participant in RESPONDENT_PROFILE_ID',
		needs: ['pastProfileId'],
		parameters: (known) => ({
			...inProject(known),
			profileIds: known.pastProfileId ?? '',
			message: 'n8n live test',
			understandsFinal: true,
		}),
	},
];
