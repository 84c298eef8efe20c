import { createHash, randomUUID } from 'node:crypto';

/** A file as it goes into a form. */
export interface FilePart {
	data: Buffer;
	fileName: string;
	mimeType: string;
}

/** A request body in a form of its own. One Buffer, so that it can be sent again: a stream is gone after the first try. */
export interface Form {
	content: Buffer;
	contentType: string;
	/** The same for the same fields and files; the boundary differs. */
	digest: string;
}

/** A multipart/form-data body (RFC 7578): fields in the order given, names and file names escaped as browsers do. */
export function multipart(fields: Array<[name: string, value: FilePart | string]>): Form {
	const boundary = `n8n-${randomUUID()}`;
	const pieces = fields.flatMap(([name, value]) => {
		const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"`;
		if (typeof value === 'string') return [Buffer.from(`${head}\r\n\r\n${value}\r\n`)];
		const about = `; filename="${escaped(value.fileName)}"\r\nContent-Type: ${typeOf(value)}\r\n\r\n`;
		return [Buffer.from(head + about), value.data, Buffer.from('\r\n')];
	});
	const content = Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
	const digest = createHash('sha256');
	for (const [name, value] of fields) {
		const { data, fileName } = typeof value === 'string' ? { data: Buffer.from(value), fileName: '' } : value;
		digest.update(JSON.stringify([name, fileName, data.length])).update(data);
	}
	return { content, contentType: `multipart/form-data; boundary=${boundary}`, digest: digest.digest('hex') };
}

function escaped(name: string): string {
	return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

// What is no media type could end the header, and begin another one.
function typeOf({ mimeType }: FilePart): string {
	return /^[\w.+-]+\/[\w.+-]+(?:; ?[\w.-]+=[\w.-]+)*$/.test(mimeType) ? mimeType : 'application/octet-stream';
}
