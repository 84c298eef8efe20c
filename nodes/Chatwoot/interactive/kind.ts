import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Values } from '../../shared';

/** A kind of interactive message: a value of the field Content. */
export interface InteractiveKind {
	option: INodePropertyOptions;
	/** The `content_type` of the message. */
	contentType: string;
	/** What this kind adds to the panel, shown while it is chosen. */
	fields: INodeProperties[];
	/** What the message carries in `content_attributes`. Throws an InvalidInput for entries that no channel could show. */
	attributesOf: (values: Values) => IDataObject;
}

/** An entry without its empty values. */
export function filled(entry: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value !== ''));
}
