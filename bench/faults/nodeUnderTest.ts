import type { INodeParameters } from 'n8n-workflow';
import type { Setup } from '../../test/support/engine';

/** The node that a run sends with, and its parameters. */
export interface NodeUnderTest {
	setup: Setup;
	parameters: INodeParameters;
}
