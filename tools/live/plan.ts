import type { ICredentialType, INodeParameters, INodeType } from 'n8n-workflow';
import type { CredentialData } from '../../test/support/credentials';

/** Environment variables by name. */
export type Environment = Record<string, string | undefined>;

/** The IDs and other values that the cases before have given, by name; undefined once the record is gone. */
export type Known = Record<string, string | undefined>;

/** One run of an operation on an account. */
export interface LiveCase {
	/** Which of the plan's nodes runs it; the first one by default. */
	node?: string;
	/** `resource:operation`. */
	id: string;
	/** What it creates, changes, sends or deletes, for the list that is shown before anything runs; nothing for a read. */
	effect?: string;
	parameters: (known: Known) => INodeParameters;
	/** The known values that it needs: without one of them it is left out. */
	needs?: string[];
	/** Known values that its first item gives: the name of the value, and that of the field. */
	gives?: Record<string, string>;
	/** Known values that mean nothing any more after it, because their record is gone. */
	forgets?: string[];
}

/** A node of a plan. */
export interface LiveNode {
	newNode: () => INodeType;
	credentialType: ICredentialType;
	/** The credential that leads to `url`, with the secrets of the environment. */
	credentials: (url: string, environment: Environment) => CredentialData;
}

/** All that can be run on an account of a service. */
export interface LivePlan {
	/** File in sandbox/contracts. */
	contract: string;
	/** Environment variables without which nothing runs, and what each is. */
	required: Record<string, string>;
	/** Environment variables for some of the cases, and what each is. */
	optional: Record<string, string>;
	/** The address of the service. */
	target: (environment: Environment) => string;
	/** Whether requests to a path belong to the contract; all do by default. */
	isNoted?: (path: string) => boolean;
	nodes: Record<string, LiveNode>;
	/** The known values that the environment gives: the name of the value, and that of the variable. */
	given: Record<string, string>;
	cases: LiveCase[];
}

/** A picker's value in its By ID mode. */
export const byId = (value: string | undefined): INodeParameters => ({ __rl: true, mode: 'id', value: value ?? '' });
