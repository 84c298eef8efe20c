import { chatwootPlan } from './chatwoot';
import type { LivePlan } from './plan';
import { respondentPlan } from './respondent';
import { sinchPlan } from './sinch';

/** The plans by the name of their service. */
export const plans: Record<string, LivePlan> = { chatwoot: chatwootPlan, respondent: respondentPlan, sinch: sinchPlan };
