import type { IBinaryData, IExecuteFunctions, IExecuteSingleFunctions } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';
import type { FilePart } from '../http/multipart';
import { typedFile } from './fileType';

/** Reads a binary field of a row. Throws an InvalidInput that names the field when it holds no file. */
export type ReadFile = (field: string, row: number) => Promise<FilePart>;

/** The files of all items of a node in a workflow. */
export function filesOf({ helpers }: IExecuteFunctions): ReadFile {
	return async (field, row) =>
		await read(
			field,
			() => helpers.assertBinaryData(row, field),
			async () => await helpers.getBinaryDataBuffer(row, field),
		);
}

/** The files of the one item of an AI agent's call. */
export function filesOfOne({ helpers }: IExecuteSingleFunctions): ReadFile {
	return async (field) =>
		await read(
			field,
			() => helpers.assertBinaryData(field),
			async () => await helpers.getBinaryDataBuffer(field),
		);
}

/** For a context without an item. */
export const noFiles = async (field: string): Promise<FilePart> =>
	await Promise.reject(missing(field, 'There is no item.'));

async function read(field: string, info: () => IBinaryData, load: () => Promise<Buffer>): Promise<FilePart> {
	try {
		const { fileName, fileExtension, mimeType } = info();
		const name = fileName ?? (fileExtension ? `${field}.${fileExtension}` : '');
		return typedFile(field, { data: await load(), fileName: name, mimeType });
	} catch (error) {
		throw missing(field, error instanceof Error ? error.message : String(error));
	}
}

function missing(field: string, why: string): InvalidInput {
	return new InvalidInput(
		`The item has no file in the binary field "${field}"`,
		`Check the name against the Binary tab of the node before. (${why})`,
	);
}
