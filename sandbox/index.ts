export { startChatwoot } from './chatwoot';
export type { ChatwootOptions, ChatwootSandbox } from './chatwoot';
export type { FaultPlan } from './server/faults/plan';
export type { FaultKind, FaultMix, FaultRule, InjectedFault, WeightedFault } from './server/faults/types';
export type { ContractViolation, LoggedRequest } from './server/types';
export { startRespondent } from './respondent';
export type {
	ConversationRecord,
	MessageRecord,
	ProjectRecord,
	RespondentCredentials,
	RespondentOptions,
	RespondentQuirks,
	RespondentSandbox,
	RespondentStore,
	ScreenerResponseRecord,
} from './respondent';
export { startSinch } from './sinch';
export type { SinchCredentials, SinchOptions, SinchQuirks, SinchSandbox, SinchStore } from './sinch';
