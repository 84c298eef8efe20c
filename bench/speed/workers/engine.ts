import '../../support/environment';
import { Expression } from 'n8n-workflow';
import { countingEvaluations } from '../evaluations';
import { prepareNode } from '../variants/inEngine';
import type { Measure, Place, Variant, Work } from '../variants/variant';
import { listen } from './listen';
import { measure } from './measure';

async function prepare(variant: Variant, place: Place): Promise<(work: Work) => Promise<Measure>> {
	if (variant.engine === 'vm') {
		await Expression.initExpressionEngine({
			engine: 'vm',
			poolSize: 1,
			maxCodeCacheSize: 1024,
			bridgeTimeout: 5000,
			bridgeMemoryLimit: 128,
		});
	}
	const run = prepareNode(variant, place);
	return async (work) => {
		if (work.kind !== 'send' || !work.countEvaluations) return await measure(async () => (await run(work)).result);
		const counted = await countingEvaluations(async () => {
			let parameters = {};
			const taken = await measure(async () => {
				const done = await run(work);
				parameters = done.parameters;
				return done.result;
			});
			return { taken, parameters };
		});
		return { ...counted.result.taken, evaluations: counted.evaluationsFor(counted.result.parameters) };
	};
}

listen(prepare);
process.on('disconnect', () => {
	void Expression.disposeExpressionEngine().finally(() => process.exit());
});
