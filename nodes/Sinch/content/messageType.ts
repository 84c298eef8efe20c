import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Values } from '../../shared/base/record';

/** One kind of message content: its menu entry, its fields, and how the API wants it. */
export interface Kind {
	option: INodePropertyOptions & { value: string };
	fields: INodeProperties[];
	/** Throws a Refusal when the values do not make a message. */
	build: (values: Values) => IDataObject;
}
