import { createHash } from 'node:crypto';

/** A file as it goes into a form. */
export interface FilePart {
	data: Buffer;
	fileName: string;
	mimeType: string;
}

/** A file of a form, without its bytes. `size` is their number. */
export interface SentFile {
	fileName: string;
	size: number;
}

/** A request body as multipart/form-data. It is one Buffer, so that a retry can send it again. */
export interface Form {
	content: Buffer;
	/** With the boundary. */
	contentType: string;
	/** A hash of the fields and files. It does not depend on the boundary. */
	digest: string;
	files: SentFile[];
}

type Field = [name: string, value: FilePart | string];

/**
 * Encodes fields in the order given, as browsers do (RFC 7578): line ends in texts become CRLF, and a media type that is
 * none becomes application/octet-stream.
 */
export async function multipart(fields: Field[]): Promise<Form> {
	const form = new FormData();
	for (const [name, value] of fields) {
		if (typeof value === 'string') form.append(name, value);
		else form.append(name, new Blob([value.data], { type: value.mimeType }), value.fileName);
	}
	const encoded = new Response(form);
	return {
		content: Buffer.from(await encoded.arrayBuffer()),
		contentType: encoded.headers.get('content-type') ?? '',
		digest: digestOf(fields),
		files: fields.flatMap(([, value]) =>
			typeof value === 'string' ? [] : [{ fileName: value.fileName, size: value.data.length }],
		),
	};
}

function digestOf(fields: Field[]): string {
	const digest = createHash('sha256');
	for (const [name, value] of fields) {
		const { data, fileName } = typeof value === 'string' ? { data: Buffer.from(value), fileName: '' } : value;
		digest.update(JSON.stringify([name, fileName, data.length])).update(data);
	}
	return digest.digest('hex');
}
