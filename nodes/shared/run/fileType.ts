import type { FilePart } from '../http/multipart';

// IANA media types. A file from WhatsApp that is called .opus is an Ogg file (RFC 7845).
const TYPES: Record<string, string> = {
	aac: 'audio/aac',
	amr: 'audio/amr',
	avi: 'video/x-msvideo',
	bmp: 'image/bmp',
	csv: 'text/csv',
	doc: 'application/msword',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	flac: 'audio/flac',
	gif: 'image/gif',
	heic: 'image/heic',
	html: 'text/html',
	ics: 'text/calendar',
	jpeg: 'image/jpeg',
	jpg: 'image/jpeg',
	json: 'application/json',
	m4a: 'audio/mp4',
	mov: 'video/quicktime',
	mp3: 'audio/mpeg',
	mp4: 'video/mp4',
	oga: 'audio/ogg',
	ogg: 'audio/ogg',
	opus: 'audio/ogg',
	pdf: 'application/pdf',
	png: 'image/png',
	ppt: 'application/vnd.ms-powerpoint',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	rtf: 'application/rtf',
	svg: 'image/svg+xml',
	tif: 'image/tiff',
	tiff: 'image/tiff',
	txt: 'text/plain',
	vcf: 'text/vcard',
	wav: 'audio/wav',
	webm: 'video/webm',
	webp: 'image/webp',
	xls: 'application/vnd.ms-excel',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	xml: 'application/xml',
	zip: 'application/zip',
	'3gp': 'video/3gpp',
};

// How files begin, as Latin-1 text. In an MP4 file the brand follows `ftyp`.
const BEGINNINGS: Array<[RegExp, extension: string]> = [
	[/^\xff\xd8\xff/, 'jpg'],
	[/^\x89PNG\r\n/, 'png'],
	[/^GIF8[79]a/, 'gif'],
	[/^RIFF[^]{4}WEBP/, 'webp'],
	[/^RIFF[^]{4}WAVE/, 'wav'],
	[/^RIFF[^]{4}AVI /, 'avi'],
	[/^%PDF-/, 'pdf'],
	[/^OggS/, 'ogg'],
	[/^(ID3|\xff[\xfb\xf3\xf2])/, 'mp3'],
	[/^#!AMR/, 'amr'],
	[/^fLaC/, 'flac'],
	[/^[^]{4}ftypM4A/, 'm4a'],
	[/^[^]{4}ftypqt/, 'mov'],
	[/^[^]{4}ftyp(heic|heix|mif1)/, 'heic'],
	[/^[^]{4}ftyp3gp/, '3gp'],
	[/^[^]{4}ftyp/, 'mp4'],
	[/^\p{Control}E\xdf\xa3/u, 'webm'],
	[/^PK\p{Control}{2}/u, 'zip'],
];

const GENERAL = /^(|\*\/\*|(application|binary)\/(octet-stream|binary|x-binary|unknown|force-download|x-download))$/i;

/**
 * A file with the media type that it has. n8n gives `application/octet-stream` where the source of a file told no type; a service
 * that goes by the type shows such a photo as a document. A missing or general type is taken from the extension of the file name,
 * else from the first bytes. A file without a name is called `field`, with the extension of its type.
 */
export function typedFile(field: string, { data, fileName, mimeType }: FilePart): FilePart {
	const known = isGeneral(mimeType) ? undefined : mimeType;
	const extension = extensionOf(fileName) ?? (known === undefined ? extensionIn(data) : extensionFor(known));
	const type = known ?? TYPES[extension ?? ''] ?? 'application/octet-stream';
	const name = fileName === '' ? [field, extension].filter(Boolean).join('.') : fileName;
	return { data, fileName: name, mimeType: type };
}

function isGeneral(mimeType: string): boolean {
	return GENERAL.test(mimeType.replace(/;.*$/, '').trim());
}

function extensionOf(fileName: string): string | undefined {
	const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase();
	return extension !== undefined && Object.hasOwn(TYPES, extension) ? extension : undefined;
}

function extensionIn(data: Buffer): string | undefined {
	const beginning = data.subarray(0, 16).toString('latin1');
	return BEGINNINGS.find(([pattern]) => pattern.test(beginning))?.[1];
}

function extensionFor(mimeType: string): string | undefined {
	const plain = mimeType.replace(/;.*$/, '').trim().toLowerCase();
	return Object.keys(TYPES).find((extension) => TYPES[extension] === plain);
}
