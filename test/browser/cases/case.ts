import type { INodeParameters, INodeType } from 'n8n-workflow';
import type { Manifest } from '../../contract/manifest';
import type { Sandbox } from '../../support/harness';

/** A field that is filled from the service: a picker with a search, or a menu of several choices. */
export interface Picker<S extends Sandbox = Sandbox> {
	/** The method of the node that fills it. */
	method: string;
	/** Name of the field, and the panel in which it stands: an operation, or one of a trigger's panels. */
	field: string;
	panel: string;
	/** What else has to be chosen there. */
	parameters?(sandbox: S): INodeParameters;
	/** What a person types who looks for something, and all that is found. */
	search: string;
	finds: string[];
	/** The mode in which the ID is entered; By ID without one. */
	idMode?: string;
	/** The address of a page, where the picker takes one. */
	page?: string;
}

/** What a person does with a node in the editor, and what there is to see. */
export interface NodeCase<S extends Sandbox = Sandbox> {
	newNode: () => INodeType;
	/** The service: its sandbox and its credential. */
	manifest: Manifest<S>;
	/** What people type who look for such a node. */
	words: string[];
	/** Of everything that its methods fill, one field. */
	pickers: Array<Picker<S>>;
	/** Of a trigger: its panel under these parameters, by a name for each. */
	panels?: Record<string, INodeParameters>;
}

/** A node that acts on a service. */
export interface ActionCase<S extends Sandbox = Sandbox> extends NodeCase<S> {
	/** Its page in docs/, which shows a sample output of every operation. */
	page: string;
	/** Values of the credential that are wrong, and the sentence that says so. */
	refusals: Array<{ wrong: Record<string, string>; sentence: string }>;
	/** Something that the service does not do, and what the node says to it. */
	mistake: { id: string; parameters: INodeParameters; message: string; advice: string };
}

/** A node that starts workflows. */
export interface TriggerCase<S extends Sandbox = Sandbox> extends NodeCase<S> {
	/** Its panel under these parameters, by a name for each. */
	panels: Record<string, INodeParameters>;
}
