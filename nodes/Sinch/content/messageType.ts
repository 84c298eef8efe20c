import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Values } from '../../shared';

/** One type of message: its entry in the menu Message Type, its fields, and its content as the API takes it. */
export interface MessageType {
	option: INodePropertyOptions & { value: string };
	fields: INodeProperties[];
	/** What the message rarely needs: entries of Options. */
	options?: INodeProperties[];
	/** Gives the content of the message. Throws an InvalidInput when the values do not make one. */
	build: (values: Values) => IDataObject;
}
