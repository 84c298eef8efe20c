/** A person in messaging. */
export interface Person {
	/** Id inside messaging only. */
	uid: string;
	/** The Respondent user id. */
	foreignId: string;
	firstName: string;
	/** Initial of the last name. */
	lastName: string;
}

/** Who takes part in a conversation. */
export interface Participant extends Person {
	read: boolean;
	/** Muted by this person. */
	deleted: boolean;
}

export interface ConversationMetadata {
	projectId: string;
	surveyResponseId?: string;
	externalResearcherId?: string;
	externalTeamId?: string;
	externalCompanyId?: string;
}

/** A conversation as stored; its messages are found through the store. */
export interface ConversationRecord {
	uid: string;
	name: string;
	deleted: boolean;
	locked: boolean;
	/** ISO 8601 UTC, like every time in here. */
	createdAt: string;
	updatedAt: string;
	metadata: ConversationMetadata;
	participants: Participant[];
}

/** A message as stored: one small object, so that a million of them fit into memory. */
export interface MessageRecord {
	uid: string;
	body: string;
	createdAt: string;
	conversationUid: string;
	sender: Person;
}

export const projectStatuses = ['DRAFT', 'PAID', 'ARCHIVED', 'CLOSED'] as const;

export interface ProjectRecord {
	id: string;
	createdAt: string;
	updatedAt: string;
	publicTitle: string;
	publicInternalName: string;
	publicDescription: string;
	organizationId: string;
	teamId: string;
	projectStatus: (typeof projectStatuses)[number];
	projectRecruitingStatus: 'RECRUITING' | 'RECRUITED' | 'PAUSED';
	targetMarketType: 'b2b' | 'b2c';
	typeOfResearch: 'inPerson' | 'remote';
	targetResearchMethodology: 'oneOnOne' | 'unmoderatedStudy' | 'diaryStudy' | 'focusGroup';
	participantTimeRequiredMinutes: number;
	incentiveAmount: number;
	targetNumberOfParticipants: number;
	externalResearcher: {
		researcherId: string;
		researcherName: string;
		teamId: string;
		companyName: string;
		companyId: string;
	};
}

export const screenerResponseStatuses = [
	'PENDING',
	'EXTERNAL_SCREENER_IN_PROGRESS',
	'INVITED',
	'SCHEDULED',
	'ATTENDED',
	'NOSHOW',
	'INVALIDRESPONSE',
	'REJECTEDQUALITY',
	'PAID',
	'CANCELLED',
] as const;

export interface ScreenerResponseRecord {
	id: string;
	projectId: string;
	userId: string;
	qualified: boolean;
	percentage: number;
	status: (typeof screenerResponseStatuses)[number];
	favorite: boolean;
	hidden: boolean;
	responses: object[];
	totalTime: number;
	isNew: boolean;
	profile: { id: string; userId: string; firstName: string; lastName: string; picture: null; skills: object[] };
	matching: Record<string, boolean>;
	visibility: { status: 'VISIBLE' | 'DISMISSED' | 'ONHOLD' };
	createdAt: string;
}

export interface WebhookRecord {
	id: string;
	url: string;
	privateKey: string;
	teamId: string;
	organizationId: string;
	/** A team has one active webhook; registering another one switches it off. */
	active: boolean;
}

/** What a conversation is made of; everything else is filled in. */
export interface NewConversation {
	project: ProjectRecord;
	participants: ScreenerResponseRecord[];
	createdAt?: string;
	name?: string;
}

/** What a message is made of. `from` (default `participant`) is looked at when no sender is given. */
export interface NewMessage {
	conversationUid: string;
	body: string;
	from?: 'owner' | 'participant';
	sender?: Person;
	createdAt?: string;
}
