/** A person who writes messages. */
export interface Person {
	/** The id in messaging. */
	uid: string;
	/** The user id in the rest of the API. */
	foreignId: string;
	firstName: string;
	/** Initial of the last name. */
	lastName: string;
}

/** A participant of a conversation. */
export interface Participant extends Person {
	/** True when this person has read the conversation. */
	read: boolean;
	/** True when this person has muted the conversation. */
	deleted: boolean;
}

export interface ConversationMetadata {
	projectId: string;
	surveyResponseId?: string;
	externalResearcherId?: string;
	externalTeamId?: string;
	externalCompanyId?: string;
}

/** A stored conversation. The store has its messages. */
export interface ConversationRecord {
	uid: string;
	name: string;
	deleted: boolean;
	locked: boolean;
	/** ISO 8601 in UTC, like all times of records. */
	createdAt: string;
	updatedAt: string;
	metadata: ConversationMetadata;
	participants: Participant[];
}

/** A stored message. It is small, so that a million messages fit into memory. */
export interface MessageRecord {
	uid: string;
	body: string;
	createdAt: string;
	conversationUid: string;
	sender: Person;
}

/** The statuses of a project. */
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

/** The statuses of a screener response. */
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
	/** A team has one active webhook. Registering another one deactivates it. */
	active: boolean;
}

/** The values of a new conversation. */
export interface NewConversation {
	project: ProjectRecord;
	participants: ScreenerResponseRecord[];
	createdAt?: string;
	name?: string;
}

/** The values of a new message. Without a sender, `from` (default `participant`) selects the sender. */
export interface NewMessage {
	conversationUid: string;
	body: string;
	from?: 'owner' | 'participant';
	sender?: Person;
	createdAt?: string;
}
