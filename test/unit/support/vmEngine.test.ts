import { Workflow, type INodeTypes } from 'n8n-workflow';
import { startVmEngine, stopVmEngine } from '../../support/vmEngine';

const nodeTypes: INodeTypes = {
	getByName: () => {
		throw new Error('There are no nodes');
	},
	getByNameAndVersion: () => {
		throw new Error('There are no nodes');
	},
	getKnownTypes: () => ({}),
};

it('leaves the legacy engine to the next test file', async () => {
	await startVmEngine();
	await stopVmEngine();
	const { expression } = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes });
	expect(expression.resolveSimpleParameterValue('={{ 1 + 1 }}', {}, null, 0, 0, '', [], 'manual', {})).toBe(2);
});
