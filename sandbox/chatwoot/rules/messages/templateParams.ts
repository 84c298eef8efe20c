import { isRecord } from '../../../server/guards';
import type { Attributes } from '../../store/records';

type Problem = readonly [attribute: string, message: string];

const texts = ['name', 'category', 'language', 'namespace'];

function wrongType(path: string, type: string): Problem {
	const label = path.charAt(0).toUpperCase() + path.slice(1).replaceAll('_', ' ');
	return [path, `${label} must be of type ${type}`];
}

/**
 * What is wrong with the template parameters of a message; empty when nothing is.
 *
 * Chatwoot v4.15.1 app/models/message.rb:48, app/models/concerns/json_schema_validator.rb
 */
export function templateProblems({ template_params: params }: Attributes): Problem[] {
	if (params === undefined) return [];
	if (!isRecord(params)) return [wrongType('template_params', 'hash')];
	const wrongTexts = texts.filter((name) => name in params && typeof params[name] !== 'string');
	const { processed_params: processed } = params;
	return [
		...wrongTexts.map((name) => wrongType(`template_params/${name}`, 'string')),
		...('processed_params' in params && !isRecord(processed)
			? [wrongType('template_params/processed_params', 'hash')]
			: []),
		...('name' in params ? [] : [['name', 'Name is required'] as const]),
	];
}
