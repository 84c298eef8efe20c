import type { INodeProperties } from 'n8n-workflow';
import { cannotBeUndone, paysNotice } from './notice';

/** What asks a person for a confirmation: a notice, and the switch below it. The run checks the switch: see `requireConfirmation`. */
interface ConfirmationFields {
	notice: INodeProperties;
	understood: INodeProperties;
}

/** The notice and the switch of the operations that pay, and of those that cannot be undone. */
export const confirmationFields: Record<'cannotBeUndone' | 'pays', ConfirmationFields> = {
	pays: {
		notice: paysNotice,
		understood: {
			displayName: 'I Understand That This Pays',
			name: 'understandsPays',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether you have read what this operation pays for. While it is off, the operation does nothing but Check Only. Neither an expression nor an AI agent can switch it on.',
		},
	},
	cannotBeUndone: {
		notice: cannotBeUndone,
		understood: {
			displayName: 'I Understand That This Cannot Be Undone',
			name: 'understandsFinal',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether you have read what this operation changes for good. While it is off, the operation does nothing but Check Only. Neither an expression nor an AI agent can switch it on.',
		},
	},
};
