import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { InvalidInput, isNothing, locatorValue } from '../../shared';
import { objectId } from '../objectId';
import { projectOnly } from './fields';

type Context = IHookFunctions | IPollFunctions | IWebhookFunctions;

/** No event has this project. */
const NO_PROJECT = 'none';

/**
 * The ID of the chosen project in lower case; '' for all projects. As in the Respondent node, an address with the ID in it may stand in
 * place of the ID. Throws an InvalidInput when the field holds no ID: no event would ever match it.
 */
export function requireProject(context: Context): string {
	const value = locatorValue(projectOnly, context.getNodeParameter('projectId', ''));
	if (isNothing(value)) return '';
	try {
		return objectId(value).toLowerCase();
	} catch (error) {
		throw named(error);
	}
}

/** The same, for callers that may not throw. A field without an ID gives a text that is the ID of no project. */
export function projectIn(context: Context): string {
	try {
		return requireProject(context);
	} catch {
		return NO_PROJECT;
	}
}

function named(error: unknown): unknown {
	if (!(error instanceof InvalidInput)) return error;
	return new InvalidInput(
		`"${projectOnly.displayName}" ${error.message}`,
		'Choose the project from the list, or enter its ID, which stands in the address of the project page. Leave the field empty for all projects.',
	);
}
