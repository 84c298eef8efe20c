import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Once, after all test files: removes the tarball and the folder that was made for it. */
export default function globalTeardown(): void {
	const tarball = process.env.E2E_TARBALL;
	if (tarball !== undefined) rmSync(dirname(tarball), { recursive: true, force: true });
}
