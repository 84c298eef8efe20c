import { typedFile } from '../../../../nodes/shared/run/fileType';

const bytes = (...start: Array<number | string>) =>
	Buffer.concat([
		...start.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part]))),
		Buffer.alloc(40),
	]);
const of = (fileName: string, mimeType: string, data = Buffer.from('abc')) => {
	const { fileName: name, mimeType: type } = typedFile('data', { data, fileName, mimeType });
	return [name, type];
};

describe('typedFile', () => {
	it.each(['application/octet-stream', 'binary/octet-stream', 'APPLICATION/OCTET-STREAM; charset=binary', '', '*/*'])(
		'takes the type from the extension in place of %j',
		(mimeType) => {
			expect(of('Holiday.JPG', mimeType)).toEqual(['Holiday.JPG', 'image/jpeg']);
			expect(of('voice.opus', mimeType)).toEqual(['voice.opus', 'audio/ogg']);
		},
	);

	it('keeps a type that says something, whatever the name', () => {
		expect(of('a.png', 'image/webp')).toEqual(['a.png', 'image/webp']);
		expect(of('a.bin', 'audio/ogg; codecs=opus')).toEqual(['a.bin', 'audio/ogg; codecs=opus']);
	});

	it.each([
		[bytes(0xff, 0xd8, 0xff), 'jpg', 'image/jpeg'],
		[bytes(0x89, 'PNG\r\n'), 'png', 'image/png'],
		[bytes('GIF89a'), 'gif', 'image/gif'],
		[bytes('RIFF', 1, 2, 3, 10, 'WEBP'), 'webp', 'image/webp'],
		[bytes('RIFF', 1, 2, 3, 4, 'WAVE'), 'wav', 'audio/wav'],
		[bytes('%PDF-1.7'), 'pdf', 'application/pdf'],
		[bytes('OggS', 0), 'ogg', 'audio/ogg'],
		[bytes('ID3', 4), 'mp3', 'audio/mpeg'],
		[bytes(0, 0, 0, 32, 'ftypM4A '), 'm4a', 'audio/mp4'],
		[bytes(0, 0, 0, 32, 'ftypisom'), 'mp4', 'video/mp4'],
		[bytes(0x1a, 0x45, 0xdf, 0xa3), 'webm', 'video/webm'],
		[bytes('PK', 3, 4), 'zip', 'application/zip'],
	])('takes the type of a nameless file from its first bytes, and names it: %#', (data, extension, type) => {
		expect(of('', 'application/octet-stream', data)).toEqual([`data.${extension}`, type]);
		expect(of('scan', '', data)).toEqual(['scan', type]);
	});

	it('names a nameless file by its type, and leaves an unknown one as it is', () => {
		expect(of('', 'image/png')).toEqual(['data.png', 'image/png']);
		expect(of('', '')).toEqual(['data', 'application/octet-stream']);
		expect(of('a.xyz', '')).toEqual(['a.xyz', 'application/octet-stream']);
	});
});
