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
	/** Without it, incentives are paid as soon as a participant counts as attended. */
	automations?: { autopay: boolean };
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
	invited?: boolean;
	inviteSentAt?: string;
	invitation?: { id: string; message: string | null; remoteCommunicationDetails?: string };
	scheduledAt?: string;
	externalProject?: {
		researcherId: string;
		bookingUrl?: string;
		meetingCancelLink?: string;
		bookedDate?: string;
		timezone?: string;
	};
	statusUpdatedAt?: string;
	rejection?: { message: string; rejectedAt: string };
}

/** An invitation to an interview or a study, as the mail of the provider carries it. */
export interface InvitationRecord {
	screenerResponseId: string;
	/** The status to which the response goes back when the invitation is withdrawn. */
	statusBefore: ScreenerResponseRecord['status'];
	message: string | null;
	meetingLink?: string;
	bookingLink?: string;
}

/** An incentive that the team was charged for. */
export interface PayoutRecord {
	screenerResponseId: string;
	/** Why it was paid. */
	cause: 'attended' | 'late-cancellation';
}

/** An invitation of a past participant to a project. */
export interface TeamInvitationRecord {
	id: string;
	createdAt: string;
	profileId: string;
	userId: string;
	organizationId: string;
	teamId: string;
	projectId: string;
	senderId: string;
	message: string;
	skipScreenerQuestions: boolean;
	profile: { id: string; firstName: string; lastName: string };
	project: { id: string; name: string; inviteCode: string; incentive: number };
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
