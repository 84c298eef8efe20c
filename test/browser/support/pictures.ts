import { join } from 'node:path';
import { root } from '../../e2e/support/paths';

/** Pictures of the last run, for people to look at; ignored by git. */
export const pictures = join(root, 'artifacts', 'browser');
