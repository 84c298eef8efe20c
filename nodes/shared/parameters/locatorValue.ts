import { isResourceLocatorValue, type INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';
import { idPatternOf } from '../fields/picker';
import { cleanPasted } from '../base/pastedText';

/**
 * The ID in a resource locator, whatever its mode. An address in place of an ID gives the ID that stands in it. Values of other
 * fields pass through. Throws an InvalidInput for an address without an ID, or with more than one.
 */
export function locatorValue(field: INodeProperties, value: unknown): unknown {
	const isLocator = isResourceLocatorValue(value);
	if (!isLocator && field.type !== 'resourceLocator') return value;
	const given = isLocator ? value.value : value;
	if (typeof given !== 'string') return given;
	const text = cleanPasted(given);
	const mode = isLocator ? value.mode : 'id';
	if (mode === 'list') return given;
	const pattern = patternOf(field, mode);
	if (pattern) return idOrThrow(field, text, pattern.exec(text)?.[1]);
	return /^https?:\/\//i.test(text) ? idOrThrow(field, text, idInAddress(field, text)) : given;
}

function patternOf(field: INodeProperties, modeName: string): RegExp | undefined {
	const mode = field.modes?.find(({ name }) => name === modeName);
	const regex: unknown = Reflect.get(mode?.extractValue ?? field.extractValue ?? {}, 'regex');
	if (typeof regex === 'string') return new RegExp(regex);
	return regex instanceof RegExp ? regex : undefined;
}

/** The ID in the address of a page: by the pattern of the pages, else the only part of the path that has the form of an ID. */
function idInAddress(field: INodeProperties, address: string): string | undefined {
	const onPage = patternOf(field, 'url')?.exec(address)?.[1];
	const idPattern = idPatternOf(field);
	if (onPage !== undefined || !idPattern || !URL.canParse(address)) return onPage;
	const isId = new RegExp(`^(?:${idPattern})$`, 'i');
	const ids = new Set(new URL(address).pathname.split('/').filter((part) => isId.test(part)));
	return ids.size === 1 ? [...ids][0] : undefined;
}

function idOrThrow({ displayName }: INodeProperties, text: string, id: string | undefined): string | undefined {
	if (id !== undefined || text === '') return id;
	throw new InvalidInput(`"${displayName}" holds no ID: ${text}`, 'Enter the ID, or an address that contains it.');
}
